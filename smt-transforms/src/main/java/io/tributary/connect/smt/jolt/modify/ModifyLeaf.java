package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.expression.Choice;
import io.tributary.connect.smt.jolt.function.Function;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.problem.Position;
import org.jspecify.annotations.Nullable;

/**
 * A key with expressions on its right.
 *
 * @param at where it stands in the spec
 * @param path the same as a JSON path
 */
record ModifyLeaf(ModifyKey key, Choice choice, Position at, String path) implements ModifyNode {

  @Override
  public void apply(@Nullable String name, int index, @Nullable Object value, ModifyRun run) {
    if (!key.mode().writes(value, name == null && run.isAdded(index))) {
      return;
    }
    run.enter(value == Tree.ABSENT ? null : value, name, index, key.pattern());
    run.current = value;
    Object result = choice.value(run);
    run.walk.pop();
    if (result != Function.NOTHING) {
      run.write(name, index, result);
    }
  }

  @Override
  public void addTo(Shape entry, Findings findings) {
    entry.forgetWriters();
    entry.open();
  }
}
