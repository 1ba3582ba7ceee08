package io.tributary.connect.smt.jolt.slot;

import io.tributary.connect.smt.jolt.expression.Choice;
import io.tributary.connect.smt.jolt.expression.Expression;
import io.tributary.connect.smt.jolt.path.ReadPath;
import io.tributary.connect.smt.jolt.path.TreeReference;
import io.tributary.connect.smt.jolt.plain.HasPlainForm;
import io.tributary.connect.smt.jolt.plain.Place;
import io.tributary.connect.smt.jolt.plain.PlainStep;
import io.tributary.connect.smt.jolt.plain.PlainStep.Assignment;
import io.tributary.connect.smt.jolt.plain.PlainStep.Filling;
import io.tributary.connect.smt.jolt.plain.PlainStep.Move;
import io.tributary.connect.smt.jolt.slot.SlotRun.Beside;
import io.tributary.connect.smt.jolt.step.Step;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a chain of one shift and steps that edit what it left. What would need more than one
 * value in a slot, or a look below one, is left to the steps themselves.
 */
final class SlotCompiler {

  private final Layout layout;
  private final Source.Entry input = new Source.Entry("");
  private final List<Edit> edits = new ArrayList<>();
  private final IdentityHashMap<TreeReference, Beside> references = new IdentityHashMap<>();

  private SlotCompiler(List<String> columns) {
    this.layout = new Layout(columns);
  }

  /** The plan; null where the steps do more than it can. */
  static @Nullable SlotPlan compile(List<Step> steps, List<String> columns) {
    SlotCompiler compiler = new SlotCompiler(columns);
    for (int i = 0; i < steps.size(); i++) {
      PlainStep plain = steps.get(i) instanceof HasPlainForm step ? step.plain() : null;
      boolean first = i == 0;
      if (plain == null || first != (plain instanceof PlainStep.PlainShift)) {
        return null;
      }
      if (!compiler.add(plain)) {
        return null;
      }
    }
    return new SlotPlan(
        compiler.input,
        compiler.edits,
        compiler.references,
        compiler.layout.builder(),
        compiler.layout.slots());
  }

  private boolean add(PlainStep step) {
    if (step instanceof PlainStep.PlainShift shift) {
      return shift.moves().stream().allMatch(this::add);
    }
    if (step instanceof PlainStep.PlainDefault defaults) {
      return defaults.fillings().stream().allMatch(this::add);
    }
    if (step instanceof PlainStep.PlainRemove remove) {
      return remove.paths().stream().allMatch(this::remove);
    }
    return ((PlainStep.PlainModify) step).assignments().stream().allMatch(this::add);
  }

  private boolean add(Move move) {
    List<String> to = new ArrayList<>();
    for (Place place : move.to()) {
      if (place.name() == null) {
        return false;
      }
      to.add(place.name());
    }
    int slot = to.isEmpty() ? Layout.NONE : layout.claim(to);
    if (slot == Layout.NONE) {
      return false;
    }
    input.add(move.from(), move.constant(), slot);
    return true;
  }

  private boolean add(Filling filling) {
    int slot = layout.slot(filling.path());
    edits.add(new Edit.Fill(slot, filling.literal()));
    return slot != Layout.NONE;
  }

  /** What is below the top may leave an empty object, which slots do not tell from none. */
  private boolean remove(List<String> path) {
    if (path.size() > 1) {
      return false;
    }
    edits.add(new Edit.Clear(layout.valuesOf(path.get(0))));
    return true;
  }

  private boolean add(Assignment assignment) {
    int slot = layout.slot(List.of(assignment.name()));
    Choice choice = assignment.choice();
    edits.add(new Edit.Assign(slot, assignment.mode(), assignment.onlyIfThere(), choice));
    return slot != Layout.NONE && choice.alternatives().stream().allMatch(this::resolve);
  }

  private boolean resolve(Expression expression) {
    if (expression instanceof Expression.Call call) {
      return call.arguments().stream().allMatch(this::resolve);
    }
    return !(expression instanceof Expression.Reference reference) || resolve(reference.target());
  }

  private boolean resolve(TreeReference reference) {
    if (reference.level() == 0) {
      return true;
    }
    String name = reference.path().firstName();
    int slot = name == null ? Layout.NONE : layout.slot(List.of(name));
    if (slot == Layout.NONE) {
      return false;
    }
    int parts = reference.path().segments().size();
    ReadPath rest = new ReadPath(reference.path().segments().subList(1, parts));
    references.put(reference, new Beside(slot, rest));
    return true;
  }
}
