package io.tributary.connect.smt.expr.function;

import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.expr.value.Kind;
import io.tributary.connect.smt.expr.value.Numbers;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call, read as what the function needs. Only functions that take nulls meet
 * one.
 */
final class Arguments {

  private final String function;
  private final @Nullable Object[] values;

  Arguments(String function, @Nullable Object[] values) {
    this.function = function;
    this.values = values;
  }

  int count() {
    return values.length;
  }

  boolean has(int index) {
    return index < values.length;
  }

  @Nullable Object orNull(int index) {
    return values[index];
  }

  Object any(int index) {
    Object value = values[index];
    if (value == null) {
      throw needs(index, "a value");
    }
    return value;
  }

  String text(int index) {
    if (values[index] instanceof String text) {
      return text;
    }
    throw needs(index, "a string");
  }

  Number number(int index) {
    if (values[index] instanceof Number number) {
      return number;
    }
    throw needs(index, "a number");
  }

  double floating(int index) {
    return number(index).doubleValue();
  }

  long integer(int index) {
    Number number = number(index);
    if (Numbers.isInteger(number)) {
      return number.longValue();
    }
    double value = number.doubleValue();
    if (value != Math.rint(value)) {
      throw needs(index, "an integer");
    }
    return Numbers.whole(Numbers.decimal(number));
  }

  /** An integer within bounds. */
  int integer(int index, int lowest, int highest) {
    long value = integer(index);
    if (value < lowest || value > highest) {
      throw needs(index, "an integer from " + lowest + " to " + highest);
    }
    return (int) value;
  }

  /** A date, time or timestamp, in milliseconds since the epoch. */
  long epochMs(int index) {
    if (values[index] instanceof Date moment) {
      return Moments.epochMs(moment);
    }
    throw needs(index, "a date or timestamp, such as TO_TIMESTAMP gives");
  }

  List<?> list(int index) {
    if (values[index] instanceof List<?> list) {
      return list;
    }
    throw needs(index, "a list");
  }

  BadValueException needs(int index, String what) {
    return new BadValueException(
        "%s needs %s as argument %d, but has %s"
            .formatted(function, what, index + 1, Kind.of(values[index])));
  }
}
