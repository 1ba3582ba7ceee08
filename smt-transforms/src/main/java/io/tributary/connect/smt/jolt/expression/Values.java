package io.tributary.connect.smt.jolt.expression;

import io.tributary.connect.smt.jolt.path.ReadPath;
import io.tributary.connect.smt.jolt.path.TreeReference;
import io.tributary.connect.smt.jolt.step.Output;
import org.jspecify.annotations.Nullable;

/** What an expression reads. */
public interface Values {

  /** The value of the entry that is being computed, absent where there is none. */
  @Nullable Object current();

  /** The value that a reference finds, or {@link io.tributary.connect.smt.bridge.Tree#ABSENT}. */
  @Nullable Object find(TreeReference reference);

  /** The same for the record around the input. */
  @Nullable Object findInContext(ReadPath path);

  Output output();
}
