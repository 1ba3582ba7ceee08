package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.jolt.edit.DefaultKey.Keys;
import io.tributary.connect.smt.jolt.edit.DefaultKey.Kind;
import io.tributary.connect.smt.jolt.edit.DefaultKey.Value;
import io.tributary.connect.smt.jolt.plain.HasPlainForm;
import io.tributary.connect.smt.jolt.plain.PlainStep;
import io.tributary.connect.smt.jolt.plain.PlainStep.Filling;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled default.
 *
 * @param forObjects the spec for an object at the top
 * @param forLists the same spec for a list at the top, null where its keys are no indexes
 */
record DefaultStep(Keys forObjects, @Nullable Keys forLists) implements Step, HasPlainForm {

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
  public @Nullable PlainStep plain() {
    List<Filling> fillings = new ArrayList<>();
    return addFillings(forObjects, List.of(), fillings)
        ? new PlainStep.PlainDefault(fillings)
        : null;
  }

  private static boolean addFillings(Keys keys, List<String> above, List<Filling> fillings) {
    if (keys.list() || keys.keys().isEmpty()) {
      return false;
    }
    for (DefaultKey key : keys.keys()) {
      if (key.kind() != Kind.LITERAL) {
        return false;
      }
      List<String> path = new ArrayList<>(above);
      path.addAll(key.names());
      if (key.filling() instanceof Value value) {
        fillings.add(new Filling(path, value.literal()));
      } else if (!addFillings((Keys) key.filling(), path, fillings)) {
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
    forObjects.addTo(before);
    return before;
  }
}
