package io.tributary.connect.smt.mask;

import io.tributary.connect.smt.bridge.Tree;
import java.math.BigDecimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** Schemas of masked values. */
final class Schemas {

  private Schemas() {}

  /** A string, required as before. */
  static Schema text(Schema schema) {
    if (schema.type() == Schema.Type.STRING) {
      return schema;
    }
    return schema.isOptional() ? Schema.OPTIONAL_STRING_SCHEMA : Schema.STRING_SCHEMA;
  }

  static String textOf(Object scalar) {
    return scalar instanceof BigDecimal decimal ? decimal.toPlainString() : Tree.text(scalar);
  }

  /** The same schema, but optional. */
  static Schema optional(Schema schema) {
    if (schema.isOptional()) {
      return schema;
    }
    SchemaBuilder builder =
        switch (schema.type()) {
          case ARRAY -> SchemaBuilder.array(schema.valueSchema());
          case MAP -> SchemaBuilder.map(schema.keySchema(), schema.valueSchema());
          default -> SchemaBuilder.type(schema.type());
        };
    if (schema.type() == Schema.Type.STRUCT) {
      for (Field field : schema.fields()) {
        builder.field(field.name(), field.schema());
      }
    }
    return named(schema, builder).optional().build();
  }

  /** A builder with the name and what belongs to it. */
  static SchemaBuilder named(Schema from, SchemaBuilder to) {
    to.name(from.name()).version(from.version()).doc(from.doc());
    if (from.parameters() != null) {
      to.parameters(from.parameters());
    }
    return from.isOptional() ? to.optional() : to;
  }
}
