package io.tributary.connect.smt.jolt.slot;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import org.jspecify.annotations.Nullable;

/** Builds an object of the output from the values of its names. */
final class ObjectBuilder {

  private final int slot;
  private final String[] names;
  private final int[] slots;
  private final ObjectBuilder[] below;

  /**
   * @param slot where the object goes itself
   * @param slots one for each name
   * @param below the builders of those names that are objects
   */
  ObjectBuilder(int slot, String[] names, int[] slots, ObjectBuilder[] below) {
    this.slot = slot;
    this.names = names;
    this.slots = slots;
    this.below = below;
  }

  /** Builds the objects below this one into their slots. */
  void buildBelow(@Nullable Object[] values, Output output) {
    for (ObjectBuilder builder : below) {
      builder.buildBelow(values, output);
      OwnedMap object = builder.build(values, output);
      values[builder.slot] = object.isEmpty() ? Tree.ABSENT : object;
    }
  }

  /** The object of the values that are there. */
  OwnedMap build(@Nullable Object[] values, Output output) {
    OwnedMap object = output.newMap(names.length);
    for (int i = 0; i < names.length; i++) {
      Object value = values[slots[i]];
      if (value != Tree.ABSENT) {
        object.put(names[i], value);
      }
    }
    return object;
  }
}
