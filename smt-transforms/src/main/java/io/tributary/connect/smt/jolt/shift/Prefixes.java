package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.path.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Numbers the ways to the last part of a spec's paths. Most writes go where the one before went,
 * and a run that remembers the container by the number of its way need not walk there again.
 */
final class Prefixes {

  /** No number: the way can be another each time, as what depends on the top level is. */
  static final int NONE = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Width> widths = new HashMap<>();

  /** How many of the spec's paths end in one container. */
  static final class Width {

    private int literals;
    private boolean open;

    /** How many names it can get; 0 where only a record tells. */
    int names() {
      return open ? 0 : literals;
    }
  }

  /** How wide the container of a path's last part gets, once all paths of the spec are known. */
  Width width(List<Segment> segments) {
    Width width = widths.computeIfAbsent(way(segments), unused -> new Width());
    width.literals++;
    width.open |= !(segments.get(segments.size() - 1) instanceof Segment.Literal);
    return width;
  }

  /** The way to the last part, as text. */
  private static String way(List<Segment> segments) {
    return segments.subList(0, segments.size() - 1).stream()
        .map(Segment::canonical)
        .collect(Collectors.joining("."));
  }

  /** The number that a path shares with those that lead to the same kind of container. */
  int number(List<Segment> segments, Scope scope) {
    int level = innermostLevel(segments);
    if (level <= 0) {
      return NONE;
    }
    boolean object = segments.get(segments.size() - 1) instanceof Segment.Name;
    int depth = level == Segment.CONSTANT ? 0 : scope.depth();
    return numbers.computeIfAbsent(depth + way(segments) + object, unused -> numbers.size());
  }

  /** The innermost level that the way to a path's last part depends on. */
  static int innermostLevel(List<Segment> segments) {
    return segments.subList(0, segments.size() - 1).stream()
        .mapToInt(Segment::innermostLevel)
        .min()
        .orElse(Segment.CONSTANT);
  }

  int count() {
    return numbers.size();
  }
}
