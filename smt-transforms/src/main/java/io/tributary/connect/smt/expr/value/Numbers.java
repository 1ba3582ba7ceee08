package io.tributary.connect.smt.expr.value;

import io.tributary.connect.smt.problem.BadValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic on numbers. Integers are exact in 64 bits and fail beyond them, decimals have 34
 * digits, and whatever meets a double becomes one.
 */
public final class Numbers {

  private static final MathContext DIGITS = MathContext.DECIMAL128;

  /** Beyond this exponent the plain notation of a decimal would fill the memory. */
  private static final int MAX_EXPONENT = 1_000;

  private Numbers() {}

  public static boolean isInteger(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  private static boolean isFloating(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  public static Object add(Number a, Number b) {
    if (isInteger(a) && isInteger(b)) {
      long sum = a.longValue() + b.longValue();
      // The sum overflowed where both operands have the sign that it lacks.
      if (((a.longValue() ^ sum) & (b.longValue() ^ sum)) < 0) {
        throw beyond64Bits("the sum");
      }
      return sum;
    }
    return isFloating(a) || isFloating(b)
        ? finite(a.doubleValue() + b.doubleValue())
        : bounded(decimal(a).add(decimal(b), DIGITS));
  }

  public static Object subtract(Number a, Number b) {
    if (isInteger(a) && isInteger(b)) {
      long difference = a.longValue() - b.longValue();
      if (((a.longValue() ^ b.longValue()) & (a.longValue() ^ difference)) < 0) {
        throw beyond64Bits("the difference");
      }
      return difference;
    }
    return isFloating(a) || isFloating(b)
        ? finite(a.doubleValue() - b.doubleValue())
        : bounded(decimal(a).subtract(decimal(b), DIGITS));
  }

  public static Object multiply(Number a, Number b) {
    if (isInteger(a) && isInteger(b)) {
      try {
        return Math.multiplyExact(a.longValue(), b.longValue());
      } catch (ArithmeticException e) {
        throw beyond64Bits("the product");
      }
    }
    return isFloating(a) || isFloating(b)
        ? finite(a.doubleValue() * b.doubleValue())
        : bounded(decimal(a).multiply(decimal(b), DIGITS));
  }

  /** The quotient with its fraction: 7 / 2 is 3.5. */
  public static Object divide(Number a, Number b) {
    refuseZero(b);
    boolean floats = isFloating(a) || isFloating(b) || (isInteger(a) && isInteger(b));
    return floats
        ? finite(a.doubleValue() / b.doubleValue())
        : bounded(decimal(a).divide(decimal(b), DIGITS));
  }

  /** The quotient without its fraction: 7 div 2 is 3, and -7 div 2 is -3. */
  public static Object divideWhole(Number a, Number b) {
    refuseZero(b);
    if (isInteger(a) && isInteger(b)) {
      if (a.longValue() == Long.MIN_VALUE && b.longValue() == -1) {
        throw beyond64Bits("the quotient");
      }
      return a.longValue() / b.longValue();
    }
    return whole(decimal(a).divide(decimal(b), DIGITS).setScale(0, RoundingMode.DOWN));
  }

  /** What the division without fraction leaves over, with the sign of the dividend. */
  public static Object remainder(Number a, Number b) {
    refuseZero(b);
    if (isInteger(a) && isInteger(b)) {
      return a.longValue() % b.longValue();
    }
    return isFloating(a) || isFloating(b)
        ? finite(a.doubleValue() % b.doubleValue())
        : bounded(decimal(a).remainder(decimal(b), DIGITS));
  }

  public static Object negate(Number a) {
    if (isInteger(a)) {
      return subtract(0L, a);
    }
    return isFloating(a) ? (Object) (-a.doubleValue()) : decimal(a).negate();
  }

  /** The order of two numbers by their value, whatever classes they have. */
  public static int compare(Number a, Number b) {
    if (isInteger(a) && isInteger(b)) {
      return Long.compare(a.longValue(), b.longValue());
    }
    boolean special = !Double.isFinite(a.doubleValue()) || !Double.isFinite(b.doubleValue());
    return special || (isFloating(a) && isFloating(b))
        ? compare(a.doubleValue(), b.doubleValue())
        : decimal(a).compareTo(decimal(b));
  }

  /** Unlike {@link Double#compare}, 0.0 and -0.0 are equal. */
  private static int compare(double a, double b) {
    return a == b ? 0 : Double.compare(a, b);
  }

  public static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (isFloating(number)) {
      finite(number.doubleValue());
      return new BigDecimal(number.toString());
    }
    return BigDecimal.valueOf(number.longValue());
  }

  /** A decimal without fraction as an integer of 64 bits. */
  public static long whole(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw beyond64Bits("the integer");
    }
  }

  /** Neither JSON nor a database takes what is no number. */
  public static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new BadValueException("the result is no finite number");
    }
    return value;
  }

  private static BigDecimal bounded(BigDecimal value) {
    if (Math.abs((long) value.scale()) > MAX_EXPONENT) {
      throw new BadValueException("the result has an exponent beyond " + MAX_EXPONENT);
    }
    return value;
  }

  private static void refuseZero(Number divisor) {
    if (divisor.doubleValue() == 0) {
      throw new BadValueException("division by zero");
    }
  }

  private static BadValueException beyond64Bits(String what) {
    return new BadValueException(what + " is beyond 64 bits");
  }
}
