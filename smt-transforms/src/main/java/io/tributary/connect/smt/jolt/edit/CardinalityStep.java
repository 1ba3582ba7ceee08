package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import org.jspecify.annotations.Nullable;

/** A compiled cardinality. */
record CardinalityStep(CardinalityKey root) implements Step {

  @Override
  public @Nullable Object apply(@Nullable Object input, Output output) {
    return root.apply(input, output);
  }

  @Override
  public boolean sharesSubtrees() {
    return false;
  }

  @Override
  public Shape shapeAfter(Shape before, Findings findings) {
    before.forgetWriters();
    return before;
  }
}
