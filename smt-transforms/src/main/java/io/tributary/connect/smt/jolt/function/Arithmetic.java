package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. What leaves the range of its type is a misfit, and never wraps around. */
final class Arithmetic {

  private static final String TWO_NUMBERS = "two numbers";
  private static final String INT_RANGE = "an integer of 32 bits";
  private static final String LONG_RANGE = "an integer of 64 bits";

  /** Beyond these, rounding a double changes nothing, or leaves nothing. */
  private static final int MOST_DIGITS = 1_100;

  private static final int FEWEST_DIGITS = -400;

  private static final Map<String, RoundingMode> ROUNDING =
      Stream.of(RoundingMode.values())
          .collect(Collectors.toUnmodifiableMap(RoundingMode::name, Function.identity()));

  private Arithmetic() {}

  static @Nullable Object abs(@Nullable Object value) {
    Number number = Numbers.of(value);
    if (number == null) {
      return Misfit.argument(value, Wanted.NUMBER.description());
    }
    if (number instanceof BigDecimal decimal) {
      return decimal.abs();
    }
    if (Numbers.isFloating(number)) {
      return Math.abs(number.doubleValue());
    }
    long absolute = Math.abs(number.longValue());
    if (number instanceof Long) {
      return absolute < 0 ? Misfit.cast(value, LONG_RANGE) : (Object) absolute;
    }
    Integer small = Numbers.intValue(absolute);
    return small == null ? Misfit.cast(value, INT_RANGE) : small;
  }

  /** The mean of those arguments that are numbers. */
  static @Nullable Object average(List<?> arguments, Output output) {
    double sum = 0;
    int count = 0;
    for (Object argument : arguments) {
      Number number = Numbers.of(argument);
      if (number != null) {
        sum += number.doubleValue();
        count++;
      }
    }
    return count == 0 ? Misfit.argument(arguments, "a number among them") : (Object) (sum / count);
  }

  static @Nullable Object intSum(List<?> arguments, Output output) {
    Object sum = longSum(arguments, output);
    Integer small = sum instanceof Long ? Numbers.intValue(sum) : null;
    return small == null ? Misfit.cast(arguments, INT_RANGE) : small;
  }

  static @Nullable Object longSum(List<?> arguments, Output output) {
    long sum = 0;
    for (Object argument : arguments) {
      Number number = Numbers.of(argument);
      if (number == null) {
        continue;
      }
      Long value = Numbers.longValue(number);
      if (value == null || overflows(sum, value)) {
        return Misfit.cast(arguments, LONG_RANGE);
      }
      sum += value;
    }
    return sum;
  }

  private static boolean overflows(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0;
  }

  static @Nullable Object doubleSum(List<?> arguments, Output output) {
    double sum = 0;
    for (Object argument : arguments) {
      Number number = Numbers.of(argument);
      sum += number == null ? 0 : number.doubleValue();
    }
    return sum;
  }

  static @Nullable Object intSubtract(List<?> arguments, Output output) {
    Object difference = longSubtract(arguments, output);
    if (!(difference instanceof Long)) {
      return difference;
    }
    Integer small = Numbers.intValue(difference);
    return small == null ? Misfit.cast(arguments, INT_RANGE) : small;
  }

  static @Nullable Object longSubtract(List<?> arguments, Output output) {
    if (arguments.size() != 2
        || !Numbers.isIntegral(arguments.get(0))
        || !Numbers.isIntegral(arguments.get(1))) {
      return Misfit.argument(arguments, "two integers");
    }
    Long a = Numbers.longValue(arguments.get(0));
    Long b = Numbers.longValue(arguments.get(1));
    if (a == null || b == null || ((a ^ b) & (a ^ (a - b))) < 0) {
      return Misfit.cast(arguments, LONG_RANGE);
    }
    return a - b;
  }

  static @Nullable Object doubleSubtract(List<?> arguments, Output output) {
    return arguments.size() == 2
            && arguments.get(0) instanceof Number a
            && arguments.get(1) instanceof Number b
        ? (Object) (a.doubleValue() - b.doubleValue())
        : Misfit.argument(arguments, TWO_NUMBERS);
  }

  static @Nullable Object divide(List<?> arguments, Output output) {
    Number a = arguments.size() == 2 ? Numbers.of(arguments.get(0)) : null;
    Number b = arguments.size() == 2 ? Numbers.of(arguments.get(1)) : null;
    return a == null || b == null || b.doubleValue() == 0
        ? Misfit.argument(arguments, "two numbers, the second not 0")
        : (Object) (a.doubleValue() / b.doubleValue());
  }

  static @Nullable Object divideAndRound(Object digits, List<?> others, Output output) {
    RoundingMode mode = mode(others);
    Object quotient = divide(operands(others, mode), output);
    return quotient instanceof Double value
        ? rounded(value, new BigDecimal(finite(value)), digits, mode)
        : quotient;
  }

  static @Nullable Object multiply(List<?> arguments, Output output) {
    Number a = arguments.size() == 2 ? Numbers.of(arguments.get(0)) : null;
    Number b = arguments.size() == 2 ? Numbers.of(arguments.get(1)) : null;
    if (a == null || b == null) {
      return Misfit.argument(arguments, TWO_NUMBERS);
    }
    boolean exact = a instanceof BigDecimal || b instanceof BigDecimal;
    if (exact || a instanceof BigInteger || b instanceof BigInteger) {
      return new BigDecimal(a.toString()).multiply(new BigDecimal(b.toString()));
    }
    if (Numbers.isFloating(a) || Numbers.isFloating(b)) {
      return a.doubleValue() * b.doubleValue();
    }
    long high = Math.multiplyHigh(a.longValue(), b.longValue());
    long product = a.longValue() * b.longValue();
    return high == product >> (Long.SIZE - 1) ? product : Misfit.cast(arguments, LONG_RANGE);
  }

  static @Nullable Object multiplyAndRound(Object digits, List<?> others, Output output) {
    RoundingMode mode = mode(others);
    Object product = multiply(operands(others, mode), output);
    return product instanceof Double value
        ? rounded(value, BigDecimal.valueOf(finite(value)), digits, mode)
        : product;
  }

  /** The rounding mode where one stands before the two numbers. */
  private static @Nullable RoundingMode mode(List<?> others) {
    return others.size() == 3 && others.get(0) instanceof String name
        ? ROUNDING.get(name.toUpperCase(Locale.ROOT))
        : null;
  }

  private static List<?> operands(List<?> others, @Nullable RoundingMode mode) {
    return mode == null ? others : others.subList(1, others.size());
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private static Object rounded(
      double value, BigDecimal decimal, Object digits, @Nullable RoundingMode mode) {
    Integer scale = Numbers.intValue(digits);
    if (!Double.isFinite(value) || scale == null || scale < FEWEST_DIGITS) {
      return Misfit.argument(value, "a finite number, and how many digits to round it to");
    }
    if (scale > MOST_DIGITS) {
      return value;
    }
    RoundingMode rounding = mode == null ? RoundingMode.HALF_UP : mode;
    if (rounding == RoundingMode.UNNECESSARY && decimal.stripTrailingZeros().scale() > scale) {
      return Misfit.argument(value, "a number that needs no rounding");
    }
    return decimal.setScale(scale, rounding).doubleValue();
  }
}
