package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest number. Jolt compares them without their fractions, and against the
 * bounds of int, so that it can answer a number that was not among them; ours compares the numbers.
 *
 * @param order the greatest by it is the answer
 */
record Extremes(Comparator<Number> order) implements Function {

  /** Below this size, a long is a double without loss. */
  private static final double EXACT = 0x1p53;

  static Function greatest() {
    return new Extremes(Extremes::compare);
  }

  static Function least() {
    return new Extremes((a, b) -> compare(b, a));
  }

  @Override
  public @Nullable Object of(@Nullable Object argument, Output output) {
    if (argument instanceof List<?> items) {
      return items.isEmpty() ? NOTHING : ofAll(items, output);
    }
    if (argument == null) {
      return NOTHING;
    }
    return argument instanceof Number
        ? argument
        : Misfit.argument(argument, "a number or a list of numbers");
  }

  @Override
  public @Nullable Object ofAll(List<?> arguments, Output output) {
    Number best = null;
    for (Object argument : arguments) {
      Number number = Numbers.of(argument);
      if (number == null || Double.isNaN(number.doubleValue())) {
        continue;
      }
      int comparison = best == null ? 1 : order.compare(number, best);
      if (best == null || comparison > 0 || (comparison == 0 && rank(number) < rank(best))) {
        best = number;
      }
    }
    return best == null ? Misfit.argument(arguments, "a number among them") : best;
  }

  private static int compare(Number a, Number b) {
    if (Numbers.isIntegral(a) && Numbers.isIntegral(b)) {
      return exact(a).compareTo(exact(b));
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    return Math.abs(x) < EXACT || Math.abs(y) < EXACT || !(finite(x) && finite(y))
        ? Double.compare(x + 0.0, y + 0.0) // without a zero's sign
        : exact(a).compareTo(exact(b));
  }

  private static boolean finite(double value) {
    return Double.isFinite(value);
  }

  private static BigDecimal exact(Number number) {
    return Numbers.isFloating(number)
        ? new BigDecimal(number.doubleValue())
        : new BigDecimal(number.toString());
  }

  /** Of equal numbers, Jolt prefers the int, then the long. */
  private static int rank(Number number) {
    if (number instanceof Integer) {
      return 0;
    }
    return Numbers.isIntegral(number) ? 1 : 2;
  }
}
