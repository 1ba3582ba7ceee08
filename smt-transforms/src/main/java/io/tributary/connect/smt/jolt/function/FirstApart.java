package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function whose first argument stands apart from the others: {@code join('-', ...)}. The others
 * may be one list.
 *
 * @param first what the first one must be
 * @param single the function of a single other value that is no list; null where there is none
 * @param whole the function of the others
 */
record FirstApart(Wanted first, @Nullable OfOne single, OfMany whole) implements Function {

  /** The function of the first argument and one other. */
  interface OfOne {

    @Nullable Object of(Object first, @Nullable Object other);
  }

  /** The function of the first argument and the others. */
  interface OfMany {

    @Nullable Object of(Object first, List<?> others, Output output);
  }

  @Override
  public @Nullable Object of(@Nullable Object argument, Output output) {
    if (argument instanceof List<?> items) {
      return ofAll(items, output);
    }
    return argument == null ? NOTHING : Misfit.argument(argument, "two arguments or more");
  }

  @Override
  public @Nullable Object ofAll(List<?> arguments, Output output) {
    if (arguments.size() < 2) {
      return Misfit.argument(arguments, "two arguments or more");
    }
    Object special = arguments.get(0);
    if (special == null || !first.takes(special)) {
      return Misfit.argument(special, first.description());
    }
    if (arguments.size() > 2) {
      return whole.of(special, arguments.subList(1, arguments.size()), output);
    }
    Object other = arguments.get(1);
    if (other instanceof List<?> items) {
      return whole.of(special, items, output);
    }
    return single == null
        ? Misfit.argument(other, "a list or several values")
        : single.of(special, other);
  }
}
