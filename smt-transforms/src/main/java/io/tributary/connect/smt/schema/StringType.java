package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** STRING: strings, and the text of numbers, booleans and dates. */
record StringType() implements ColumnType {

  @Override
  public SchemaBuilder schema() {
    return SchemaBuilder.string();
  }

  @Override
  public Object convert(Object value, Schema declared) {
    if (value instanceof String) {
      return value;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Date) {
      return Tree.text(value);
    }
    boolean nested = value instanceof List || Tree.isObject(value);
    throw Misfits.misfit(value, this, nested ? "; a JSON column takes nested values" : "");
  }

  @Override
  public String ddl() {
    return "STRING";
  }
}
