package io.tributary.connect.smt.jolt.step;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A list that one run of a step created, and that only that run may change, until it is shared. */
public final class OwnedList extends ArrayList<@Nullable Object> {

  private static final long serialVersionUID = 1L;

  private final transient Output owner;
  private transient boolean disowned;

  OwnedList(Output owner) {
    this.owner = owner;
  }

  boolean isOwnedBy(Output output) {
    return owner == output && !disowned;
  }

  /** From now on, no run may change it. */
  void disown() {
    disowned = true;
  }

  /** Sets an item; the list grows with nulls up to its index. */
  public void place(int index, @Nullable Object item) {
    owner.checkIndex(index);
    int missing = index + 1 - size();
    if (missing > 0) {
      owner.spend(missing);
      ensureCapacity(index + 1);
      for (int i = 0; i < missing; i++) {
        add(null);
      }
    }
    set(index, item);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
