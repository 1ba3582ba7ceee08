package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.json.JsonWriter;
import java.math.BigDecimal;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** What an inferred column becomes that held values of several kinds: each value as its text. */
record TextType() implements ColumnType {

  @Override
  public SchemaBuilder schema() {
    return SchemaBuilder.string();
  }

  @Override
  public Object convert(Object value, Schema declared) {
    if (value instanceof List || Tree.isObject(value)) {
      return JsonWriter.write(value);
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : Tree.text(value);
  }

  @Override
  public String ddl() {
    return "STRING";
  }
}
