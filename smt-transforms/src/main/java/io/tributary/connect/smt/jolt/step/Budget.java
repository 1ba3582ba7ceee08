package io.tributary.connect.smt.jolt.step;

import io.tributary.connect.smt.problem.BadValueException;

/** Counts what one record creates, over all steps of a chain. */
public final class Budget {

  private final Limits limits;
  private int nodes;

  public Budget(Limits limits) {
    this.limits = limits;
  }

  void spend(int count) {
    nodes += count;
    if (nodes > limits.maxNodes()) {
      throw new BadValueException(
          "the output grows beyond limits.max.output.nodes=" + limits.maxNodes());
    }
  }

  void checkIndex(int index) {
    if (index > limits.maxIndex()) {
      throw new BadValueException(
          "the spec asks for a list index above limits.max.index=" + limits.maxIndex());
    }
  }
}
