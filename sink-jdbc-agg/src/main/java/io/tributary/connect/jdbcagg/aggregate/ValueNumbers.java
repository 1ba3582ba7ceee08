package io.tributary.connect.jdbcagg.aggregate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of groups, numbered in the order in which they came: a table with open
 * addressing.
 */
final class ValueNumbers {

  private static final int SMALLEST = 64;

  /** The golden ratio of 2^32: spreads hashes that differ in few bits. */
  private static final int SPREAD = 0x9E3779B9;

  /** By number; that of null is 0. */
  private @Nullable Object[] values = new Object[SMALLEST / 2];

  /** Numbers by hash, 0 where there is none. */
  private int[] slots = new int[SMALLEST];

  /** Leaves of a hash the bits that number {@link #slots}. */
  private int shift = shift(SMALLEST);

  private int size = 1;

  /** The number of a value, and of all that are equal to it. */
  int of(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    int at = slot(value);
    for (int number = slots[at]; number != 0; number = slots[at]) {
      if (value.equals(values[number])) {
        return number;
      }
      at = (at + 1) & (slots.length - 1);
    }
    return add(at, value);
  }

  private int slot(Object value) {
    return (value.hashCode() * SPREAD) >>> shift;
  }

  private static int shift(int room) {
    return Integer.numberOfLeadingZeros(room) + 1;
  }

  private int add(int at, Object value) {
    int number = size++;
    values[number] = value;
    slots[at] = number;
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      slots = new int[2 * slots.length];
      shift = shift(slots.length);
      for (int each = 1; each < size; each++) {
        enter(each, values[each]);
      }
    }
    return number;
  }

  private void enter(int number, @Nullable Object value) {
    int at = value == null ? 0 : slot(value);
    while (slots[at] != 0) {
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = number;
  }

  /** The value of a number. */
  @Nullable Object value(int number) {
    return values[number];
  }
}
