package io.tributary.connect.smt.jolt;

import io.tributary.connect.smt.jolt.step.Budget;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of a spec, each fed with what the one before it left. Immutable. */
public final class Chain {

  private final List<Step> steps;
  private final boolean readsContext;

  Chain(List<Step> steps) {
    this.steps = List.copyOf(steps);
    this.readsContext = steps.stream().anyMatch(Step::readsContext);
  }

  /** Transforms a tree of structs, maps, lists and scalars; the input is never changed. */
  public @Nullable Object apply(@Nullable Object input, Limits limits) {
    return apply(input, null, limits);
  }

  /**
   * Transforms a tree of structs, maps, lists and scalars; the input is never changed.
   *
   * @param context an object that the spec's {@code ^} reads from
   */
  public @Nullable Object apply(@Nullable Object input, @Nullable Object context, Limits limits) {
    Budget budget = new Budget(limits);
    Output output = new Output(budget, context);
    Object tree = input;
    for (Step step : steps) {
      if (step.sharesSubtrees()) {
        output = new Output(budget, context);
      }
      tree = step.apply(tree, output);
    }
    return tree;
  }

  /** Whether any step reads from the record around the input. */
  public boolean readsContext() {
    return readsContext;
  }

  public List<Step> steps() {
    return steps;
  }

  /**
   * What the steps behind the last shift make of nothing: the defaults; null where they compute.
   */
  public @Nullable Object defaults(Limits limits) {
    int last = steps.size();
    while (last > 0 && !steps.get(last - 1).sharesSubtrees()) {
      last--;
    }
    List<Step> trailing = steps.subList(last, steps.size());
    boolean unknown = trailing.isEmpty() || trailing.stream().anyMatch(Step::computes);
    return unknown ? null : new Chain(trailing).apply(Map.of(), limits);
  }

  /** What can be in the output, as far as the spec alone tells. */
  public Shape shape() {
    return outline(Findings.ignored());
  }

  /** The same, with what of the spec can meet nothing. */
  Shape outline(Findings findings) {
    Shape shape = Shape.any();
    for (Step step : steps) {
      shape = step.shapeAfter(shape, findings);
    }
    return shape;
  }
}
