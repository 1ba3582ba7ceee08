package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Shape;
import org.jspecify.annotations.Nullable;

/** One left-hand key of a modify with what is on its right. */
sealed interface ModifyNode permits ModifyBranch, ModifyLeaf {

  ModifyKey key();

  /**
   * Applies the node to one entry that its key matches, in the container on top of the walk.
   *
   * @param name null where the entry is in a list
   * @param index {@link io.tributary.connect.smt.jolt.key.ListIndex#NONE} where it is in an object
   * @param value {@link io.tributary.connect.smt.bridge.Tree#ABSENT} where there is none
   */
  void apply(@Nullable String name, int index, @Nullable Object value, ModifyRun run);

  /** Adds to the shape of the entry what this node can make of it, and finds what it cannot. */
  void addTo(Shape entry, Findings findings);
}
