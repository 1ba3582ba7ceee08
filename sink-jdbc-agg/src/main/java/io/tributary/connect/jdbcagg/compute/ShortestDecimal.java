package io.tributary.connect.jdbcagg.compute;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal with the fewest digits that reads back as the same double, and of those the nearest:
 * what Python's {@code repr} and JavaScript print. Java's own {@code Double.toString} gives more
 * digits for some values before JDK 19 (JDK-4511638), so sums would depend on the worker's JVM.
 */
public final class ShortestDecimal {

  /** Below this a quotient of two whole doubles has one shortest form of at most 15 digits. */
  private static final double FIFTEEN_DIGITS = 1e15;

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private static final int MOST_DIGITS = 17;

  /**
   * From here on the fifteenth place behind the point has at least {@link #DIGITS_TRIED} digits.
   */
  private static final double SMALLEST_TRIED = 0.01;

  private static final int DIGITS_TRIED = 13;

  /** No number of 15 digits. */
  public static final long NOT_AT_PLACE = Long.MIN_VALUE;

  private ShortestDecimal() {}

  /**
   * The decimal of a double.
   *
   * @param value finite
   */
  public static BigDecimal of(double value) {
    for (int scale = 0; scale < TENS.length; scale++) {
      double scaled = Math.rint(value * TENS[scale]);
      if (Math.abs(scaled) >= FIFTEEN_DIGITS) {
        break;
      }
      // Both are exact, so the quotient is the double nearest to the decimal.
      if (scaled / TENS[scale] == value) {
        return BigDecimal.valueOf((long) scaled, scale);
      }
    }
    return search(value);
  }

  /**
   * The double as a whole number of units of a given place behind the point, where that is its
   * decimal; {@link #NOT_AT_PLACE} where it is not, or takes more than 15 digits so.
   *
   * @param value finite
   * @param place from 0 to 15
   */
  public static long atPlace(double value, int place) {
    double scaled = Math.rint(value * TENS[place]);
    boolean exact = Math.abs(scaled) < FIFTEEN_DIGITS && scaled / TENS[place] == value;
    return exact ? (long) scaled : NOT_AT_PLACE;
  }

  /** Where the quotients above have tried all decimals with fewer digits already. */
  private static int fewestDigits(double magnitude) {
    if (magnitude >= FIFTEEN_DIGITS || magnitude < SMALLEST_TRIED) {
      return 1;
    }
    return magnitude >= 1 ? MOST_DIGITS - 1 : DIGITS_TRIED;
  }

  private static BigDecimal search(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = fewestDigits(Math.abs(value)); digits < MOST_DIGITS; digits++) {
      BigDecimal below = exact.round(new MathContext(digits, RoundingMode.FLOOR));
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.CEILING));
      boolean belowNearer = exact.subtract(below).compareTo(above.subtract(exact)) <= 0;
      BigDecimal nearer = belowNearer ? below : above;
      BigDecimal further = belowNearer ? above : below;
      if (nearer.doubleValue() == value) {
        return nearer;
      }
      if (further.doubleValue() == value) {
        return further;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
  }
}
