package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.ScalarFunction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of {@code Long}, {@code BigDecimal} and {@code Double}: exact until a double takes
 * part.
 */
final class Arithmetic {

  /** More places cannot be asked of ROUND. */
  private static final long MOST_PLACES = 30;

  private Arithmetic() {}

  static @Nullable Object of(ScalarFunction function, Object left, Object right) {
    Number a = number(function, left);
    Number b = number(function, right);
    if (function == ScalarFunction.DIVIDE) {
      return divide(a.doubleValue(), b.doubleValue());
    }
    if (function == ScalarFunction.DIV) {
      return isZero(b) ? null : whole(decimal(a).divideToIntegralValue(decimal(b)));
    }
    if (a instanceof Double || b instanceof Double) {
      return ofDoubles(function, a.doubleValue(), b.doubleValue());
    }
    if (a instanceof Long x && b instanceof Long y) {
      return ofLongs(function, x, y);
    }
    return ofDecimals(function, decimal(a), decimal(b));
  }

  static Object of(ScalarFunction function, Object value) {
    Number number = number(function, value);
    if (number instanceof Long whole) {
      return ofLong(function, whole);
    }
    if (number instanceof Double fraction) {
      return finite(
          function,
          switch (function) {
            case NEGATE -> -fraction;
            case ABS -> Math.abs(fraction);
            case FLOOR -> Math.floor(fraction);
            default -> Math.ceil(fraction);
          });
    }
    BigDecimal exact = (BigDecimal) number;
    return switch (function) {
      case NEGATE -> exact.negate();
      case ABS -> exact.abs();
      case FLOOR -> exact.setScale(0, RoundingMode.FLOOR);
      default -> exact.setScale(0, RoundingMode.CEILING);
    };
  }

  /** Half away from zero. */
  static Object round(Object value, Object places) {
    Number number = number(ScalarFunction.ROUND, value);
    if (!(places instanceof Long scale) || scale < 0 || scale > MOST_PLACES) {
      throw new DataException("ROUND takes 0 to " + MOST_PLACES + " places");
    }
    if (number instanceof Long) {
      return number;
    }
    BigDecimal rounded =
        (number instanceof Double fraction ? ShortestDecimal.of(fraction) : (BigDecimal) number)
            .setScale(scale.intValue(), RoundingMode.HALF_UP);
    return number instanceof Double ? finite(ScalarFunction.ROUND, rounded.doubleValue()) : rounded;
  }

  private static @Nullable Object divide(double left, double right) {
    return right == 0.0 ? null : finite(ScalarFunction.DIVIDE, left / right);
  }

  private static @Nullable Object ofDoubles(ScalarFunction function, double left, double right) {
    return switch (function) {
      case ADD -> finite(function, left + right);
      case SUBTRACT -> finite(function, left - right);
      case MULTIPLY -> finite(function, left * right);
      default -> right == 0.0 ? null : finite(function, left % right);
    };
  }

  private static @Nullable Object ofLongs(ScalarFunction function, long left, long right) {
    try {
      return switch (function) {
        case ADD -> Math.addExact(left, right);
        case SUBTRACT -> Math.subtractExact(left, right);
        case MULTIPLY -> Math.multiplyExact(left, right);
        default -> right == 0 ? null : left % right;
      };
    } catch (ArithmeticException e) {
      throw beyond(function);
    }
  }

  private static Object ofLong(ScalarFunction function, long value) {
    try {
      return switch (function) {
        case NEGATE -> Math.negateExact(value);
        case ABS -> value < 0 ? Math.negateExact(value) : value;
        default -> value;
      };
    } catch (ArithmeticException e) {
      throw beyond(function);
    }
  }

  private static @Nullable Object ofDecimals(
      ScalarFunction function, BigDecimal left, BigDecimal right) {
    return switch (function) {
      case ADD -> left.add(right);
      case SUBTRACT -> left.subtract(right);
      case MULTIPLY -> left.multiply(right);
      default -> right.signum() == 0 ? null : left.remainder(right);
    };
  }

  private static Object whole(BigDecimal quotient) {
    BigInteger whole = quotient.toBigInteger();
    if (whole.bitLength() >= Long.SIZE) {
      throw beyond(ScalarFunction.DIV);
    }
    return whole.longValue();
  }

  private static boolean isZero(Number number) {
    return number instanceof BigDecimal exact ? exact.signum() == 0 : number.doubleValue() == 0.0;
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal exact) {
      return exact;
    }
    return number instanceof Double fraction
        ? ShortestDecimal.of(fraction)
        : BigDecimal.valueOf(number.longValue());
  }

  private static Object finite(ScalarFunction function, double result) {
    if (!Double.isFinite(result)) {
      throw beyond(function);
    }
    return result + 0.0;
  }

  private static DataException beyond(ScalarFunction function) {
    return new DataException(
        "the result of "
            + function
            + " is out of range. Cast an operand to a wider type, or leave"
            + " such records out by WHERE");
  }

  private static Number number(ScalarFunction function, Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw new DataException(
        "%s takes numbers, not a value of type %s"
            .formatted(function, value.getClass().getSimpleName()));
  }
}
