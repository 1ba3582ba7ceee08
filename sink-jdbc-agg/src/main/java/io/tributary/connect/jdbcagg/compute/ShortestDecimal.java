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

  private static BigDecimal search(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
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
