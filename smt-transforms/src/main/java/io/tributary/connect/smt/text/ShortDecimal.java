package io.tributary.connect.smt.text;

/**
 * Reads decimals such as {@code -79.361969} without the big arithmetic that long ones need. What
 * has no more digits than a double holds exactly, and a power of ten that it holds exactly too, is
 * one division away from the double next to it, which is the one that {@link Double#parseDouble}
 * gives.
 */
public final class ShortDecimal {

  private static final long EXACT = 1L << 53;

  /** A long has room for that many digits. */
  private static final int MOST_DIGITS = 18;

  private ShortDecimal() {}

  /** The double, or NaN where the text is another kind of number, or none. */
  public static double parse(String text) {
    int start = isSigned(text) ? 1 : 0;
    int digits = text.length() - start;
    if (digits == 0 || digits > MOST_DIGITS) {
      return Double.NaN;
    }
    double value = magnitude(text, start);
    return text.charAt(0) == '-' ? -value : value;
  }

  private static boolean isSigned(String text) {
    return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
  }

  private static double magnitude(String text, int start) {
    int length = text.length();
    long digits = 0;
    int point = length;
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else if (c == '.' && point == length && length > start + 1) {
        point = i;
      } else {
        return Double.NaN;
      }
    }
    return digits > EXACT ? Double.NaN : digits / power(Math.max(length - point - 1, 0));
  }

  private static double power(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10; // exact up to 10^22
    }
    return power;
  }
}
