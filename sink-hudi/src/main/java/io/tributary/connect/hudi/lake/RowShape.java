package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.write.RowOrder;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Encodes structs as rows of one schema. */
final class RowShape {

  private static final int NO_COLUMN = -1;

  private final Schema schema;
  private final int orderColumn;
  private final BoundedCache<org.apache.kafka.connect.data.Schema, StructEncoder> encoders =
      new BoundedCache<>();
  private final BoundedCache<Schema, Boolean> matches = new BoundedCache<>();

  /**
   * @param orderingField the column that has no null, null where there is no such column
   */
  RowShape(Schema schema, @Nullable String orderingField) {
    this.schema = schema;
    this.orderColumn =
        orderingField == null || schema.getField(orderingField) == null
            ? NO_COLUMN
            : schema.getField(orderingField).pos();
  }

  /** A row that was encoded with this schema as it is, any other encoded again. */
  GenericRecord of(AvroRow row) {
    if (matches.computeIfAbsent(row.encoded().getSchema(), schema::equals)) {
      return row.encoded();
    }
    return encode(row.source());
  }

  GenericRecord encode(Struct source) {
    GenericData.Record row =
        encoders
            .computeIfAbsent(source.schema(), from -> new StructEncoder(from, schema))
            .encode(source);
    if (orderColumn != NO_COLUMN && row.get(orderColumn) == null) {
      row.put(orderColumn, RowOrder.LOWEST);
    }
    return row;
  }
}
