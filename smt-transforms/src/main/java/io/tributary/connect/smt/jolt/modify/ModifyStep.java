package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.plain.HasPlainForm;
import io.tributary.connect.smt.jolt.plain.PlainStep;
import io.tributary.connect.smt.jolt.plain.PlainStep.Assignment;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled modify.
 *
 * @param depth levels of the spec, the two that Jolt wraps it in included
 * @param readsContext whether {@code ^} stands in it
 */
record ModifyStep(ModifyBranch root, int depth, boolean readsContext)
    implements Step, HasPlainForm {

  @Override
  public @Nullable Object apply(@Nullable Object input, Output output) {
    ModifyRun run = new ModifyRun(depth, input, output);
    root.apply(Scope.ROOT, ListIndex.NONE, input, run);
    return run.root();
  }

  @Override
  public @Nullable PlainStep plain() {
    List<Assignment> assignments = new ArrayList<>();
    for (ModifyNode node : root.literals()) {
      ModifyKey key = node.key();
      if (!(node instanceof ModifyLeaf leaf) || key.isIndex() || !leaf.choice().isPlain()) {
        return null;
      }
      assignments.add(new Assignment(key.name(), key.mode(), key.onlyIfThere(), leaf.choice()));
    }
    return root.hasPatterns() ? null : new PlainStep.PlainModify(assignments);
  }

  @Override
  public boolean computes() {
    return true;
  }

  @Override
  public boolean sharesSubtrees() {
    return false;
  }

  @Override
  public Shape shapeAfter(Shape before, Findings findings) {
    root.addTo(before, findings);
    return before;
  }
}
