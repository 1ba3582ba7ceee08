package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.path.Walk;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One shift of one tree: where it stands, and what it wrote so far. */
final class ShiftRun {

  final Walk walk;
  final Output output;

  /** What paths resolved to, reused by each write. */
  final @Nullable String[] names;

  final int[] indexes;

  private @Nullable Object root = Tree.ABSENT;

  ShiftRun(int depth, int longestPath, Output output) {
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

  /**
   * Where a value is already, the new one joins it in a list; null counts as nothing. That is how
   * Jolt writes several matches to one path.
   */
  @Nullable Object join(@Nullable Object existing, @Nullable Object value) {
    output.spend(1);
    if (existing == null || existing == Tree.ABSENT) {
      return value;
    }
    OwnedList joined;
    if (existing instanceof List<?> list) {
      joined = output.own(list);
    } else {
      joined = output.newList();
      joined.add(existing);
    }
    joined.add(value);
    return joined;
  }
}
