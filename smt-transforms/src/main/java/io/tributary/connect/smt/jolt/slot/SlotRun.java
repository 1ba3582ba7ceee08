package io.tributary.connect.smt.jolt.slot;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.expression.Values;
import io.tributary.connect.smt.jolt.path.ReadPath;
import io.tributary.connect.smt.jolt.path.TreeReference;
import io.tributary.connect.smt.jolt.path.Walk;
import io.tributary.connect.smt.jolt.step.Output;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One pass of one record over the slots. */
final class SlotRun implements Values {

  /** Paths without references ask it for nothing. */
  private static final Walk NOWHERE = new Walk(0);

  final @Nullable Object[] values;
  final Output output;

  /** The value of the name that is being assigned, absent where there is none. */
  @Nullable Object current = Tree.ABSENT;

  private final IdentityHashMap<TreeReference, Beside> references;

  /**
   * Where a reference leads.
   *
   * @param slot of the name it starts with
   * @param rest the way from there
   */
  record Beside(int slot, ReadPath rest) {}

  SlotRun(
      @Nullable Object[] values, IdentityHashMap<TreeReference, Beside> references, Output output) {
    this.values = values;
    this.references = references;
    this.output = output;
  }

  @Override
  public @Nullable Object current() {
    return current;
  }

  @Override
  public @Nullable Object find(TreeReference reference) {
    if (reference.level() == 0) {
      return reference.path().find(current == Tree.ABSENT ? null : current, NOWHERE);
    }
    Beside beside = Objects.requireNonNull(references.get(reference));
    Object value = values[beside.slot()];
    return value == Tree.ABSENT ? Tree.ABSENT : beside.rest().find(value, NOWHERE);
  }

  @Override
  public @Nullable Object findInContext(ReadPath path) {
    return path.find(output.context(), NOWHERE);
  }

  @Override
  public Output output() {
    return output;
  }
}
