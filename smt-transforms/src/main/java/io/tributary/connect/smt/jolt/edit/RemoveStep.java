package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled remove. */
record RemoveStep(List<RemoveKey> keys) implements Step {

  RemoveStep {
    keys = List.copyOf(keys);
  }

  @Override
  public @Nullable Object apply(@Nullable Object input, Output output) {
    return RemoveKey.applyAll(keys, input, output);
  }

  @Override
  public boolean sharesSubtrees() {
    return false;
  }

  @Override
  public Shape shapeAfter(Shape before) {
    remove(keys, before);
    return before;
  }

  private static void remove(List<RemoveKey> keys, Shape shape) {
    for (RemoveKey key : keys) {
      if (key.removes()) {
        shape.remove(key.pattern()::matches);
        continue;
      }
      for (String name : shape.names()) {
        Shape below = shape.fieldOrNull(name);
        if (below != null && key.pattern().matches(name)) {
          remove(key.below(), below);
        }
      }
    }
  }
}
