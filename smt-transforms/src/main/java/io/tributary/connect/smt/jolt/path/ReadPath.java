package io.tributary.connect.smt.jolt.path;

import io.tributary.connect.smt.bridge.Tree;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A path down a tree of the input. */
public record ReadPath(List<Segment> segments) {

  public ReadPath {
    segments = List.copyOf(segments);
  }

  /** The value at the path's end, or {@link Tree#ABSENT}. */
  public @Nullable Object find(@Nullable Object from, Walk walk) {
    Object tree = from;
    for (int i = 0; i < segments.size(); i++) {
      tree = step(tree, segments.get(i), walk);
      if (tree == Tree.ABSENT) {
        return Tree.ABSENT;
      }
    }
    return tree;
  }

  private static @Nullable Object step(@Nullable Object tree, Segment segment, Walk walk) {
    if (segment instanceof Segment.Name named) {
      String name = named.name(walk);
      return tree != null && name != null && Tree.isObject(tree)
          ? Tree.field(tree, name)
          : Tree.ABSENT;
    }
    int index = ((Segment.Place) segment).index(walk);
    return tree instanceof List<?> list ? Tree.item(list, index) : Tree.ABSENT;
  }

  /** The first name, where the spec alone tells it. */
  public @Nullable String firstName() {
    return !segments.isEmpty() && segments.get(0) instanceof Segment.Literal literal
        ? literal.name()
        : null;
  }

  /** Whether the spec alone tells each segment. */
  public boolean isLiteral() {
    return segments.stream()
        .allMatch(segment -> segment instanceof Segment.Literal || segment instanceof Segment.At);
  }

  public String canonical() {
    return segments.stream().map(Segment::canonical).collect(Collectors.joining("."));
  }
}
