package io.tributary.connect.smt.mask;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Null, which makes a required field an optional one. */
public final class Nulls implements Masking {

  @Override
  public Schema schema(Schema scalar) {
    return Schemas.optional(scalar);
  }

  @Override
  public @Nullable Object mask(Object scalar) {
    return null;
  }

  @Override
  public boolean takesWhole() {
    return true;
  }
}
