package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time of the call as text; a value that is there already says nothing about it. */
record Now(DateText dates) implements Function {

  @Override
  public Object ofAbsent() {
    return dates.now();
  }

  @Override
  public @Nullable Object of(@Nullable Object argument, Output output) {
    return argument instanceof List<?> items ? dates.now(items, output) : dates.now();
  }

  @Override
  public @Nullable Object ofAll(List<?> arguments, Output output) {
    return dates.now(arguments, output);
  }
}
