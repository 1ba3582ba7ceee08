package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.ValueOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** MIN or MAX. */
final class Extreme extends Accumulator {

  private final int sign;

  /** Of the doubles, which are finite: not boxed, so that a new one is compared at once. */
  private double[] numbers = {};

  /** Of all other values; empty until there is one. */
  private @Nullable Object[] others = {};

  /**
   * @param sign 1 for the greatest value, -1 for the least
   */
  Extreme(int sign) {
    this.sign = sign;
  }

  @Override
  void resize(int groups) {
    int before = numbers.length;
    numbers = Arrays.copyOf(numbers, groups);
    Arrays.fill(numbers, before, groups, sign * Double.NEGATIVE_INFINITY);
    if (others.length > 0) {
      others = Arrays.copyOf(others, groups);
    }
  }

  @Override
  void add(int group, @Nullable Object value, EventOrder order) {
    if (value instanceof Double candidate) {
      double beyond = candidate;
      if (sign > 0 ? beyond > numbers[group] : beyond < numbers[group]) {
        numbers[group] = beyond;
      }
    } else if (value != null) {
      addOther(group, value);
    }
  }

  private void addOther(int group, Object value) {
    if (others.length == 0) {
      others = new Object[numbers.length];
    }
    if (isBeyond(value, others[group])) {
      others[group] = value;
    }
  }

  private boolean isBeyond(Object value, @Nullable Object standing) {
    return standing == null || Integer.signum(ValueOrder.compare(value, standing)) == sign;
  }

  @Override
  @Nullable Object part(int group, Part part) {
    double number = numbers[group];
    Object other = others.length == 0 ? null : others[group];
    return Double.isFinite(number) && isBeyond(number, other) ? (Object) number : other;
  }
}
