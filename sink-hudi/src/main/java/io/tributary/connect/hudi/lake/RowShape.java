package io.tributary.connect.hudi.lake;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Struct;

/** Encodes structs as rows of one schema. */
final class RowShape {

  private final Schema schema;
  private final BoundedCache<org.apache.kafka.connect.data.Schema, StructEncoder> encoders =
      new BoundedCache<>();

  RowShape(Schema schema) {
    this.schema = schema;
  }

  /** A row that was encoded with this schema as it is, any other encoded again. */
  GenericRecord of(AvroRow row) {
    return row.encoded().getSchema().equals(schema) ? row.encoded() : encode(row.source());
  }

  GenericRecord encode(Struct source) {
    return encoders
        .computeIfAbsent(source.schema(), from -> new StructEncoder(from, schema))
        .encode(source);
  }
}
