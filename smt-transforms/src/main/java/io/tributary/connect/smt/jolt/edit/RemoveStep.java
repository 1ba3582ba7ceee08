package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.jolt.key.LiteralKey;
import io.tributary.connect.smt.jolt.plain.HasPlainForm;
import io.tributary.connect.smt.jolt.plain.PlainStep;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled remove. */
record RemoveStep(List<RemoveKey> keys) implements Step, HasPlainForm {

  RemoveStep {
    keys = List.copyOf(keys);
  }

  @Override
  public @Nullable Object apply(@Nullable Object input, Output output) {
    return RemoveKey.applyAll(keys, input, output);
  }

  @Override
  public @Nullable PlainStep plain() {
    List<List<String>> paths = new ArrayList<>();
    return addPaths(keys, List.of(), paths) ? new PlainStep.PlainRemove(paths) : null;
  }

  private static boolean addPaths(
      List<RemoveKey> keys, List<String> above, List<List<String>> paths) {
    for (RemoveKey key : keys) {
      if (!(key.pattern() instanceof LiteralKey literal)) {
        return false;
      }
      List<String> path = new ArrayList<>(above);
      path.add(literal.name());
      if (key.removes()) {
        paths.add(path);
      } else if (!addPaths(key.below(), path, paths)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean sharesSubtrees() {
    return false;
  }

  @Override
  public Shape shapeAfter(Shape before, Findings findings) {
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
