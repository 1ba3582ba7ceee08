package io.tributary.connect.smt.mask;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** What stands in the place of a value. */
public interface Masking {

  /** The schema of what stands in the place of scalars of a schema. */
  Schema schema(Schema scalar);

  /** What stands in the place of a scalar that is not null. */
  @Nullable Object mask(Object scalar);

  /** Whether structs, lists and maps vanish as a whole, in place of each scalar in them. */
  default boolean takesWhole() {
    return false;
  }
}
