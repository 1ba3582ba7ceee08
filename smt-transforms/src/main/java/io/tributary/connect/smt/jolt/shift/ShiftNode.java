package io.tributary.connect.smt.jolt.shift;

import org.jspecify.annotations.Nullable;

/** One left-hand key of a shift with what is on its right. */
sealed interface ShiftNode permits Branch, Leaf {

  /**
   * Tries the node on one entry of the input, and writes what it finds below.
   *
   * @param name the entry's name, null for an item of a list
   * @param index the item's place in its list
   * @return whether it matched, so that no further key is tried on this entry
   */
  boolean apply(@Nullable String name, int index, @Nullable Object input, ShiftRun run);
}
