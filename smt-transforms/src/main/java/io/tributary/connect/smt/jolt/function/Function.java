package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.step.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of a modify. It never changes an argument; a list or an object in its answer may be
 * shared with one. Safe for several threads.
 *
 * <p>The answer is a value, null included; {@link #NOTHING}, for which nothing is written; or a
 * {@link Misfit}.
 */
public interface Function {

  /** The answer of a function that has none, as null is a value. */
  Object NOTHING = Tree.ABSENT;

  /** Calls it for a value that is not there. */
  default @Nullable Object ofAbsent() {
    return NOTHING;
  }

  /** Calls it with one argument. Where that is a list, Jolt takes its items for the arguments. */
  @Nullable Object of(@Nullable Object argument, Output output);

  /** Calls it with several arguments. */
  @Nullable Object ofAll(List<?> arguments, Output output);
}
