package io.tributary.connect.smt.lint;

import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/** A Connect schema in a line for each field. */
final class SchemaText {

  private SchemaText() {}

  static String of(Schema schema) {
    return schema.type() == Schema.Type.STRUCT
        ? schema.fields().stream()
            .map(field -> "    " + field(field))
            .collect(Collectors.joining(System.lineSeparator()))
        : "    " + type(schema);
  }

  private static String field(Field field) {
    return field.name() + " " + type(field.schema()) + (field.schema().isOptional() ? "" : "!");
  }

  private static String type(Schema schema) {
    String name = schema.name();
    return switch (schema.type()) {
      case STRUCT ->
          schema.fields().stream()
              .map(SchemaText::field)
              .collect(Collectors.joining(", ", "STRUCT<", ">"));
      case ARRAY -> "ARRAY<" + type(schema.valueSchema()) + ">";
      case MAP -> "MAP<" + type(schema.keySchema()) + "," + type(schema.valueSchema()) + ">";
      default ->
          name == null
              ? schema.type().name()
              : schema.type().name() + " (" + name.substring(name.lastIndexOf('.') + 1) + ")";
    };
  }
}
