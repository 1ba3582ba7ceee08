package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.text.ShortDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Values as numbers, without an exception for those that are none: records decide which are. */
final class Numbers {

  private static final double BEYOND_LONG = 0x1p63;

  /** Down to here there is room for one more digit. */
  private static final long ROOM = Long.MIN_VALUE / 10 + 1;

  private Numbers() {}

  /** The number that a value is or that its text says; null where it is none. */
  static @Nullable Number of(@Nullable Object value) {
    if (value instanceof Number number) {
      return number;
    }
    if (value instanceof String text) {
      return parse(text);
    }
    return value instanceof Date date ? (Number) Moments.epochMs(date) : null;
  }

  static boolean isIntegral(@Nullable Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger;
  }

  static boolean isFloating(@Nullable Object value) {
    return value instanceof Double || value instanceof Float;
  }

  /** The integer where it is within an int. */
  static @Nullable Integer intValue(@Nullable Object number) {
    Long value = longValue(number);
    return value != null && value == value.intValue() ? (Integer) value.intValue() : null;
  }

  /** The number without its fraction where it is within a long. */
  static @Nullable Long longValue(@Nullable Object number) {
    if (number instanceof Long value) {
      return value;
    }
    if (number instanceof BigDecimal decimal) {
      return within(decimal.toBigInteger());
    }
    if (number instanceof BigInteger integer) {
      return within(integer);
    }
    if (!(number instanceof Number other)) {
      return null;
    }
    double value = other.doubleValue();
    boolean within = value >= -BEYOND_LONG && value < BEYOND_LONG;
    return within || !isFloating(other) ? (Long) other.longValue() : null;
  }

  private static @Nullable Long within(BigInteger integer) {
    return integer.bitLength() < Long.SIZE ? (Long) integer.longValue() : null;
  }

  /** An int where the text is one, else a long, else a double; null where it is no number. */
  static @Nullable Number parse(String text) {
    Number integer = parseInteger(text);
    if (integer != null) {
      return integer;
    }
    double value = ShortDecimal.parse(text);
    if (!Double.isNaN(value)) {
      return value;
    }
    return DecimalText.isDecimal(text) ? (Number) Double.valueOf(text) : null;
  }

  private static int digit(char c) {
    return c <= '9' ? c - '0' : Character.digit(c, 10);
  }

  private static boolean isFull(long negative, int digit) {
    return negative < ROOM && negative < (Long.MIN_VALUE + digit) / 10;
  }

  private static @Nullable Number parseInteger(String text) {
    int length = text.length();
    boolean signed = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+');
    int start = signed ? 1 : 0;
    if (start == length) {
      return null;
    }
    long negative = 0; // summed up below zero, where there is room for one more
    for (int i = start; i < length; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0 || isFull(negative, digit)) {
        return null;
      }
      negative = negative * 10 - digit;
    }
    boolean minus = text.charAt(0) == '-';
    if (!minus && negative == Long.MIN_VALUE) {
      return null;
    }
    long value = minus ? negative : -negative;
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }
}
