package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A function whose answer comes from outside the record: a time, a random identifier. */
record Fresh(Supplier<Object> source) implements Function {

  @Override
  public Object ofAbsent() {
    return source.get();
  }

  @Override
  public Object of(@Nullable Object argument, Output output) {
    return source.get();
  }

  @Override
  public Object ofAll(List<?> arguments, Output output) {
    return source.get();
  }
}
