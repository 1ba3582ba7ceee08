package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of several values, or of a list of them. A single scalar is not enough for it. */
record Several(Whole whole) implements Function {

  /** The function itself; there is at least one argument. */
  interface Whole {

    @Nullable Object of(List<?> arguments, Output output);
  }

  @Override
  public @Nullable Object of(@Nullable Object argument, Output output) {
    if (argument instanceof List<?> items) {
      return items.isEmpty() ? NOTHING : whole.of(items, output);
    }
    return argument == null ? NOTHING : Misfit.argument(argument, "a list or several values");
  }

  @Override
  public @Nullable Object ofAll(List<?> arguments, Output output) {
    return whole.of(arguments, output);
  }
}
