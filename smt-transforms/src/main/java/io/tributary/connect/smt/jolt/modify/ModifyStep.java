package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import org.jspecify.annotations.Nullable;

/**
 * A compiled modify.
 *
 * @param depth levels of the spec, the two that Jolt wraps it in included
 */
record ModifyStep(ModifyBranch root, int depth) implements Step {

  @Override
  public @Nullable Object apply(@Nullable Object input, Output output) {
    ModifyRun run = new ModifyRun(depth, input, output);
    root.apply(Scope.ROOT, ListIndex.NONE, input, run);
    return run.root();
  }

  @Override
  public boolean sharesSubtrees() {
    return false;
  }

  @Override
  public Shape shapeAfter(Shape before) {
    root.addTo(before);
    return before;
  }
}
