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

  /** The number that a path shares with those that lead to the same kind of container. */
  int number(List<Segment> segments, Scope scope) {
    List<Segment> prefix = segments.subList(0, segments.size() - 1);
    int level = innermostLevel(segments);
    if (level <= 0) {
      return NONE;
    }
    boolean object = segments.get(segments.size() - 1) instanceof Segment.Name;
    String way = prefix.stream().map(Segment::canonical).collect(Collectors.joining("."));
    int depth = level == Segment.CONSTANT ? 0 : scope.depth();
    return numbers.computeIfAbsent(depth + way + object, unused -> numbers.size());
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
