package io.tributary.connect.smt.fromjson;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, true, false and null. Integers beyond 64 bits and fractions with more digits than a
 * double holds keep all of them.
 */
final class JsonScalars {

  /** What a double tells apart at least. */
  private static final int DOUBLE_DIGITS = 15;

  /** So many digits fit 64 bits in any case. */
  private static final int LONG_DIGITS = 18;

  /** Reading longer numbers takes time that grows with the square of their length. */
  private static final int MAX_DIGITS = 1_000;

  private JsonScalars() {}

  static @Nullable Object read(String word, JsonCursor cursor) {
    return switch (word) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> number(word, cursor);
    };
  }

  private static Object number(String word, JsonCursor cursor) {
    int start = word.startsWith("-") ? 1 : 0;
    int whole = digits(word, start);
    boolean leadingZero = whole > start + 1 && word.charAt(start) == '0';
    if (whole == start || leadingZero) {
      throw cursor.bad("a value");
    }
    if (word.length() > MAX_DIGITS) {
      throw cursor.bad("numbers of at most " + MAX_DIGITS + " digits");
    }
    if (whole == word.length()) {
      return integer(word, whole - start);
    }
    int fraction = whole;
    if (word.charAt(whole) == '.') {
      fraction = digits(word, whole + 1);
      if (fraction == whole + 1) {
        throw cursor.bad("digits behind the point");
      }
    }
    return floating(word, fraction, cursor);
  }

  /** Where a run of digits ends. */
  private static int digits(String word, int start) {
    int end = start;
    while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static Object integer(String word, int digits) {
    if (digits <= LONG_DIGITS) {
      return Long.parseLong(word);
    }
    BigInteger number = new BigInteger(word);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static Object floating(String word, int fraction, JsonCursor cursor) {
    if (fraction == word.length() && fraction > DOUBLE_DIGITS + 1) {
      BigDecimal exact = new BigDecimal(word);
      return exact.precision() > DOUBLE_DIGITS ? (Object) exact : (Object) exact.doubleValue();
    }
    if (fraction < word.length() && !isExponent(word, fraction)) {
      throw cursor.bad("a value");
    }
    double number = Double.parseDouble(word);
    if (Double.isInfinite(number)) {
      throw cursor.bad("a number that a double can hold");
    }
    return number;
  }

  /** Whether the rest of a word is an e, a sign perhaps, and digits. */
  private static boolean isExponent(String word, int start) {
    int sign = start + 1;
    boolean signed = sign < word.length() && (word.charAt(sign) == '+' || word.charAt(sign) == '-');
    int digits = signed ? sign + 1 : sign;
    return (word.charAt(start) == 'e' || word.charAt(start) == 'E')
        && digits < word.length()
        && digits(word, digits) == word.length();
  }
}
