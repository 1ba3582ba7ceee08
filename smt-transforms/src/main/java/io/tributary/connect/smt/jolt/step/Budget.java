package io.tributary.connect.smt.jolt.step;

import io.tributary.connect.smt.problem.BadValueException;

/** Counts what one record creates, over all steps of a chain. */
public final class Budget {

  private final int maxIndex;
  private final int maxNodes;
  private int nodes;

  public Budget(Limits limits) {
    this.maxIndex = limits.maxIndex();
    this.maxNodes = limits.maxNodes();
  }

  void spend(int count) {
    nodes += count;
    if (nodes > maxNodes) {
      refuseGrowth();
    }
  }

  /** Apart, so that the JVM inlines what each value passes. */
  private void refuseGrowth() {
    throw new BadValueException("the output grows beyond limits.max.output.nodes=" + maxNodes);
  }

  void checkIndex(int index) {
    if (index > maxIndex) {
      throw new BadValueException(
          "the spec asks for a list index above limits.max.index=" + maxIndex);
    }
  }
}
