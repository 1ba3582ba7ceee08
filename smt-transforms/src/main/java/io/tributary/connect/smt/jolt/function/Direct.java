package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that takes a list as it is, and not for its items.
 *
 * @param one the answer to one argument
 * @param all the answer to several
 */
record Direct(OfOne one, OfAll all) implements Function {

  /** The answer to one argument. */
  interface OfOne {

    @Nullable Object of(@Nullable Object argument, Output output);
  }

  /** The answer to several arguments. */
  interface OfAll {

    @Nullable Object of(List<?> arguments, Output output);
  }

  /** A test of the first argument, whose answer is that argument. */
  static Direct ofFirst(OfOne one) {
    return new Direct(one, (arguments, output) -> one.of(arguments.get(0), output));
  }

  @Override
  public @Nullable Object of(@Nullable Object argument, Output output) {
    return one.of(argument, output);
  }

  @Override
  public @Nullable Object ofAll(List<?> arguments, Output output) {
    return all.of(arguments, output);
  }
}
