package io.tributary.connect.smt.lookup;

import java.util.Arrays;

/** A key of several parts, each normalised. */
final class CompositeKey {

  private final Object[] parts;
  private final int hash;

  CompositeKey(Object[] parts) {
    this.parts = parts;
    this.hash = Arrays.hashCode(parts);
  }

  Object part(int index) {
    return parts[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompositeKey key && Arrays.equals(parts, key.parts);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
