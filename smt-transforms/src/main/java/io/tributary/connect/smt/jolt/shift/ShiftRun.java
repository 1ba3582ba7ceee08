package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.path.Walk;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One shift of one tree: where it stands, and what it wrote so far. */
final class ShiftRun {

  final Walk walk;
  final Output output;

  /** What paths resolved to, reused by each write. */
  final @Nullable String[] names;

  final int[] indexes;

  private final @Nullable Object[] reached;
  private final long[] stamps;
  private @Nullable Object root = Tree.ABSENT;

  /**
   * @param depth levels of the spec
   * @param longestPath parts of its longest path
   * @param prefixes how many of its paths share the way to their last part
   */
  ShiftRun(int depth, int longestPath, int prefixes, Output output) {
    this.reached = new Object[prefixes];
    this.stamps = new long[prefixes];
    this.walk = new Walk(depth);
    this.names = new String[longestPath];
    this.indexes = new int[longestPath];
    this.output = output;
  }

  @Nullable Object root() {
    return root;
  }

  void setRoot(@Nullable Object value) {
    root = value;
  }

  /** The container that the prefix led to at this stamp, null where it has to be looked for. */
  @Nullable Object reached(int prefix, long stamp) {
    return stamps[prefix] == stamp ? reached[prefix] : null;
  }

  void reach(int prefix, long stamp, Object container) {
    reached[prefix] = container;
    stamps[prefix] = stamp;
  }

  /**
   * Where a value is already, the new one joins it in a list; null counts as nothing. That is how
   * Jolt writes several matches to one path.
   */
  @Nullable Object join(@Nullable Object existing, @Nullable Object value) {
    output.spend(1);
    if (existing == null || existing == Tree.ABSENT) {
      return value;
    }
    return append(existing, value);
  }

  private OwnedList append(Object existing, @Nullable Object value) {
    if (existing instanceof OwnedList list && output.owns(list)) {
      list.add(value);
      return list;
    }
    OwnedList joined;
    if (existing instanceof List<?> list) {
      joined = output.own(list);
    } else {
      joined = output.newList();
      joined.add(existing);
    }
    joined.add(value);
    Arrays.fill(reached, null); // what was there may have led to one of them
    return joined;
  }
}
