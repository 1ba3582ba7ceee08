package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.json.JsonWriter;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** JSON: any value as its compact JSON text, in a string. */
record JsonType() implements ColumnType {

  @Override
  public SchemaBuilder schema() {
    return SchemaBuilder.string();
  }

  @Override
  public Object convert(Object value, Schema declared) {
    return JsonWriter.write(value);
  }

  @Override
  public String ddl() {
    return "JSON";
  }

  @Override
  public boolean hasLiterals() {
    return false;
  }
}
