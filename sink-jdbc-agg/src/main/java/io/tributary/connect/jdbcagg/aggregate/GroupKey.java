package io.tributary.connect.jdbcagg.aggregate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A group, of one window where there are windows. Two keys are equal if all values are, null being
 * equal to null.
 */
public final class GroupKey {

  /** {@link #windowStartMs} of a statement without a window. */
  public static final long NO_WINDOW = Long.MIN_VALUE;

  private final long windowStartMs;
  private final @Nullable Object[] values;

  /**
   * @param values fitted to the group columns' types, in their order; owned by the key from now on
   */
  public GroupKey(long windowStartMs, @Nullable Object[] values) {
    this.windowStartMs = windowStartMs;
    this.values = values;
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
        && windowStartMs == key.windowStartMs
        && Arrays.equals(values, key.values);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(windowStartMs) + Arrays.hashCode(values);
  }

  /** Without the values, which are payload. */
  @Override
  public String toString() {
    return "group of window " + windowStartMs;
  }
}
