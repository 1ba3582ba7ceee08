package io.tributary.connect.http.schema;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** A record as one text or as its bytes. */
public final class WholeForm implements ValueForm {

  private final Schema schema;

  private WholeForm(Schema schema) {
    this.schema = schema;
  }

  public static WholeForm text() {
    return new WholeForm(Schema.STRING_SCHEMA);
  }

  public static WholeForm bytes() {
    return new WholeForm(Schema.BYTES_SCHEMA);
  }

  @Override
  public Object value(@Nullable Object[] row, @Nullable Object whole) {
    if (whole == null) {
      throw new DataException("it is null");
    }
    return whole;
  }

  @Override
  public Schema schema() {
    return schema;
  }
}
