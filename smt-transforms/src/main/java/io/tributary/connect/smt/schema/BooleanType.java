package io.tributary.connect.smt.schema;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** BOOLEAN: booleans, and the words true and false. */
record BooleanType() implements ColumnType {

  @Override
  public SchemaBuilder schema() {
    return SchemaBuilder.bool();
  }

  @Override
  public Object convert(Object value, Schema declared) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text && text.trim().equalsIgnoreCase("true")) {
      return true;
    }
    if (value instanceof String text && text.trim().equalsIgnoreCase("false")) {
      return false;
    }
    throw Misfits.misfit(value, this);
  }

  @Override
  public String ddl() {
    return "BOOLEAN";
  }
}
