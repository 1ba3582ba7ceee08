package io.tributary.connect.smt.schema;

import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** BYTES: bytes only; a string names no encoding. */
record BytesType() implements ColumnType {

  @Override
  public SchemaBuilder schema() {
    return SchemaBuilder.bytes();
  }

  @Override
  public Object convert(Object value, Schema declared) {
    if (value instanceof byte[] || value instanceof ByteBuffer) {
      return value;
    }
    throw Misfits.misfit(value, this);
  }

  @Override
  public String ddl() {
    return "BYTES";
  }

  @Override
  public boolean hasLiterals() {
    return false;
  }
}
