package io.tributary.connect.smt.expr.function;

import io.tributary.connect.smt.expr.value.Numbers;
import io.tributary.connect.smt.problem.BadValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers, and the only ways to make numbers of strings. */
final class NumberFunctions {

  private static final int MAX_DIGITS = 400;

  private NumberFunctions() {}

  static void define(Functions all) {
    all.define(
        "ABS",
        1,
        1,
        args -> args.floating(0) < 0 ? Numbers.negate(args.number(0)) : args.number(0));
    all.define("SIGN", 1, 1, args -> (long) Numbers.compare(args.number(0), 0L));
    all.define("ROUND", 1, 2, args -> rounded(args, RoundingMode.HALF_UP));
    all.define("FLOOR", 1, 1, args -> rounded(args, RoundingMode.FLOOR));
    all.define("CEIL", 1, 1, args -> rounded(args, RoundingMode.CEILING));
    all.define("TRUNCATE", 1, 2, args -> rounded(args, RoundingMode.DOWN));
    all.define("SQRT", 1, 1, args -> Numbers.finite(Math.sqrt(args.floating(0))));
    all.define("EXP", 1, 1, args -> Numbers.finite(Math.exp(args.floating(0))));
    all.define("LN", 1, 1, args -> Numbers.finite(Math.log(args.floating(0))));
    all.define("LOG10", 1, 1, args -> Numbers.finite(Math.log10(args.floating(0))));
    all.define("POWER", 2, 2, args -> Numbers.finite(Math.pow(args.floating(0), args.floating(1))));
    all.define("TO_LONG", 1, 2, NumberFunctions::toLong);
    all.define("TO_DOUBLE", 1, 1, args -> toDecimal(args, 0).doubleValue());
    all.define("TO_DECIMAL", 1, 1, args -> toDecimal(args, 0));
    all.define("TO_BOOLEAN", 1, 1, NumberFunctions::toBoolean);
  }

  /** Without digits an integer, with them a number of the argument's own class. */
  private static Object rounded(Arguments args, RoundingMode mode) {
    Number number = args.number(0);
    if (Numbers.isInteger(number) && !args.has(1)) {
      return number.longValue();
    }
    int digits = args.has(1) ? args.integer(1, 0, 15) : 0;
    BigDecimal rounded = Numbers.decimal(number).setScale(digits, mode);
    if (!args.has(1)) {
      return Numbers.whole(rounded);
    }
    return number instanceof BigDecimal ? (Object) rounded : (Object) rounded.doubleValue();
  }

  private static Object toLong(Arguments args) {
    if (args.any(0) instanceof String text) {
      try {
        return Long.parseLong(text.trim(), args.has(1) ? args.integer(1, 2, 36) : 10);
      } catch (NumberFormatException e) {
        throw unreadable(text, "an integer");
      }
    }
    return Numbers.whole(Numbers.decimal(args.number(0)).setScale(0, RoundingMode.DOWN));
  }

  private static BigDecimal toDecimal(Arguments args, int index) {
    if (args.any(index) instanceof String text) {
      try {
        BigDecimal number = new BigDecimal(text.trim());
        if (Math.abs((long) number.scale()) <= MAX_DIGITS) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw unreadable(text, "a number");
      }
      throw unreadable(text, "a number of " + MAX_DIGITS + " digits");
    }
    return Numbers.decimal(args.number(index));
  }

  private static Object toBoolean(Arguments args) {
    Object value = args.any(0);
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      if (text.trim().equalsIgnoreCase("true")) {
        return true;
      }
      if (text.trim().equalsIgnoreCase("false")) {
        return false;
      }
      throw unreadable(text, "true or false");
    }
    return args.floating(0) != 0;
  }

  private static BadValueException unreadable(String text, String what) {
    return new BadValueException(
        "cannot read a string of " + text.length() + " characters as " + what);
  }
}
