package io.tributary.connect.smt.expr.function;

import static io.tributary.connect.smt.expr.function.Function.ANY_NUMBER;

import io.tributary.connect.smt.expr.value.Comparison;
import org.jspecify.annotations.Nullable;

/** Choices between values. */
final class ChoiceFunctions {

  private ChoiceFunctions() {}

  static void define(Functions all) {
    all.defineForNulls("IF", 2, 3, ChoiceFunctions::choose);
    all.defineForNulls("COALESCE", 1, ANY_NUMBER, ChoiceFunctions::firstThatIsThere);
    all.defineForNulls(
        "NULLIF",
        2,
        2,
        args -> Comparison.equal(args.orNull(0), args.orNull(1)) ? null : args.orNull(0));
    all.define("LEAST", 1, ANY_NUMBER, args -> outermost(args, -1));
    all.define("GREATEST", 1, ANY_NUMBER, args -> outermost(args, 1));
  }

  private static @Nullable Object choose(Arguments args) {
    Object condition = args.orNull(0);
    if (condition != null && !(condition instanceof Boolean)) {
      throw args.needs(0, "a boolean");
    }
    if (Boolean.TRUE.equals(condition)) {
      return args.orNull(1);
    }
    return args.has(2) ? args.orNull(2) : null;
  }

  private static @Nullable Object firstThatIsThere(Arguments args) {
    for (int i = 0; i < args.count(); i++) {
      if (args.orNull(i) != null) {
        return args.orNull(i);
      }
    }
    return null;
  }

  private static Object outermost(Arguments args, int direction) {
    Object outermost = args.any(0);
    for (int i = 1; i < args.count(); i++) {
      if (Comparison.order(args.any(i), outermost) * direction > 0) {
        outermost = args.any(i);
      }
    }
    return outermost;
  }
}
