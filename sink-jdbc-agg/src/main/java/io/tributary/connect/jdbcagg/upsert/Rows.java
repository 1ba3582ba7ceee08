package io.tributary.connect.jdbcagg.upsert;

import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Fields of rows that are structs or maps. */
final class Rows {

  private Rows() {}

  /** A field's value. Null is null where it may be, whatever the default of new rows. */
  static @Nullable Object value(Struct struct, Field field) {
    return field.schema().isOptional() ? struct.getWithoutDefault(field.name()) : struct.get(field);
  }

  /** The value by name; null where it is null, or there is no such field. */
  static @Nullable Object value(@Nullable Object row, String name) {
    if (row instanceof Struct struct) {
      Field field = struct.schema().field(name);
      return field == null ? null : value(struct, field);
    }
    return row instanceof Map<?, ?> map ? map.get(name) : null;
  }

  /** Whether there is such a field. */
  static boolean has(@Nullable Object row, String name) {
    if (row instanceof Struct struct) {
      return struct.schema().field(name) != null;
    }
    return row instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** Whether it is a row at all. */
  static boolean isRow(@Nullable Object value) {
    return value instanceof Struct || value instanceof Map;
  }

  /** The schema of a row; null where it has none. */
  static @Nullable Schema schema(@Nullable Object row) {
    return row instanceof Struct struct ? struct.schema() : null;
  }
}
