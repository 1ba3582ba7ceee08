package io.tributary.connect.jdbcagg.aggregate;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group, of one window where there are windows. Two keys are equal if all values are, null being
 * equal to null.
 */
public final class GroupKey {

  /** {@link #windowStartMs} of a statement without a window. */
  public static final long NO_WINDOW = Long.MIN_VALUE;

  /** Not the usual 31, by which texts hash: numbered names would meet in few hashes. */
  private static final int SPREAD = 0x85EBCA6B;

  private final long windowStartMs;
  private final @Nullable Object[] values;
  private final int hash;

  /**
   * @param values fitted to the group columns' types, in their order; owned by the key from now on
   */
  public GroupKey(long windowStartMs, @Nullable Object[] values) {
    this(hash(windowStartMs, values, 0, values.length), windowStartMs, values);
  }

  private GroupKey(int hash, long windowStartMs, @Nullable Object[] values) {
    this.windowStartMs = windowStartMs;
    this.values = values;
    this.hash = hash;
  }

  /** The key of values that stand among others, by their {@link #hash}. */
  static GroupKey of(
      int hash, long windowStartMs, @Nullable Object[] cells, int from, int columns) {
    return new GroupKey(hash, windowStartMs, Arrays.copyOfRange(cells, from, from + columns));
  }

  /** The hash of a key that need not be made for it. */
  static int hash(long windowStartMs, @Nullable Object[] cells, int from, int columns) {
    int hash = Long.hashCode(windowStartMs);
    for (int i = from; i < from + columns; i++) {
      Object value = cells[i];
      hash = hash * SPREAD + (value == null ? 0 : value.hashCode());
    }
    return hash;
  }

  /** Whether it is the key of values that stand among others. */
  boolean is(int otherHash, long otherStartMs, @Nullable Object[] cells, int from) {
    if (hash != otherHash || windowStartMs != otherStartMs) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!Objects.equals(values[i], cells[from + i])) {
        return false;
      }
    }
    return true;
  }

  /** In epoch milliseconds. */
  public long windowStartMs() {
    return windowStartMs;
  }

  public int size() {
    return values.length;
  }

  /** The value of a group column. */
  public @Nullable Object value(int column) {
    return values[column];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GroupKey key
        && values.length == key.values.length
        && is(key.hash, key.windowStartMs, key.values, 0);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Without the values, which are payload. */
  @Override
  public String toString() {
    return "group of window " + windowStartMs;
  }
}
