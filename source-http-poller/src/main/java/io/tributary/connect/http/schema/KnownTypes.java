package io.tributary.connect.http.schema;

import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.tree.TreePicks;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** The types of single values within a schema. */
public final class KnownTypes {

  private KnownTypes() {}

  /** The type of what a JSON pointer leads to; a string if the schema does not have it. */
  public static ColumnType at(Schema schema, String pointer) {
    Schema found = schema;
    for (String token : TreePicks.path(pointer)) {
      found = found == null ? null : member(found, token);
    }
    return found == null ? ColumnType.STRING : type(found);
  }

  private static @Nullable Schema member(Schema schema, String name) {
    if (schema.type() != Schema.Type.STRUCT) {
      return null;
    }
    Field field = schema.field(name);
    return field == null ? null : field.schema();
  }

  private static ColumnType type(Schema schema) {
    if (schema.name() != null) {
      return schema.name().equals(Timestamp.LOGICAL_NAME)
          ? ColumnType.TIMESTAMP_MS
          : ColumnType.STRING;
    }
    return switch (schema.type()) {
      case BOOLEAN -> ColumnType.BOOLEAN;
      case INT8, INT16, INT32 -> ColumnType.INT32;
      case INT64 -> ColumnType.INT64;
      case FLOAT32 -> ColumnType.FLOAT32;
      case FLOAT64 -> ColumnType.FLOAT64;
      default -> ColumnType.STRING;
    };
  }
}
