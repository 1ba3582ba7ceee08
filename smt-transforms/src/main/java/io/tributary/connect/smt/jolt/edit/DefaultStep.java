package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.jolt.edit.DefaultKey.Keys;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled default.
 *
 * @param forObjects the spec for an object at the top
 * @param forLists the same spec for a list at the top, null where its keys are no indexes
 */
record DefaultStep(Keys forObjects, @Nullable Keys forLists) implements Step {

  @Override
  public @Nullable Object apply(@Nullable Object input, Output output) {
    if (!(input instanceof List)) {
      return forObjects.fill(input, output);
    }
    if (forLists == null) {
      throw new BadValueException(
          "a list at the top, but the keys of the spec's default are no list indexes");
    }
    return forLists.fill(input, output);
  }

  @Override
  public boolean sharesSubtrees() {
    return false;
  }

  @Override
  public Shape shapeAfter(Shape before) {
    forObjects.addTo(before);
    return before;
  }
}
