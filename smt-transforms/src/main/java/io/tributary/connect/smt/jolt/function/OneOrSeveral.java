package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function with an answer of its own for a single value that is no list.
 *
 * @param one the answer to such a value, never null
 * @param whole the answer to a list or to several arguments
 */
record OneOrSeveral(OfOne one, Several.Whole whole) implements Function {

  /** The answer to one value. */
  interface OfOne {

    @Nullable Object of(Object value, Output output);
  }

  @Override
  public @Nullable Object of(@Nullable Object argument, Output output) {
    if (argument instanceof List<?> items) {
      return items.isEmpty() ? NOTHING : whole.of(items, output);
    }
    return argument == null ? NOTHING : one.of(argument, output);
  }

  @Override
  public @Nullable Object ofAll(List<?> arguments, Output output) {
    return whole.of(arguments, output);
  }
}
