package io.tributary.connect.hudi.write;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A field's value as its source had it. */
public final class FieldValue {

  private FieldValue() {}

  /**
   * Reads a field. {@code Struct.get} gives the schema's default for null, but a null in a column
   * that may be null is one, whatever new rows get there; Debezium sends both.
   */
  public static @Nullable Object of(Struct struct, Field field) {
    Schema schema = field.schema();
    // By position where there is no default, which is nearly always: this runs for each value.
    return schema.isOptional() && schema.defaultValue() != null
        ? struct.getWithoutDefault(field.name())
        : struct.get(field);
  }
}
