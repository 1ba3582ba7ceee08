package io.tributary.connect.smt.jolt.step;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A map that one run of a step created, and that only that run may change. */
public final class OwnedMap extends LinkedHashMap<String, @Nullable Object> {

  private static final long serialVersionUID = 1L;

  private final transient Output owner;

  OwnedMap(Output owner) {
    this.owner = owner;
  }

  boolean isOwnedBy(Output output) {
    return owner == output;
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
