package io.tributary.connect.hudi.write;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Rows of a small table, plain and in Debezium's envelope. */
final class Rows {

  static final Schema ROW =
      SchemaBuilder.struct()
          .name("row")
          .optional()
          .field("id", Schema.OPTIONAL_STRING_SCHEMA)
          .field("n", Schema.OPTIONAL_INT32_SCHEMA)
          .field("region", Schema.OPTIONAL_STRING_SCHEMA)
          .build();
  static final Schema KEY = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA).build();
  static final Schema ENVELOPE =
      SchemaBuilder.struct()
          .name("db.t.Envelope")
          .field("before", ROW)
          .field("after", ROW)
          .field("source", SchemaBuilder.struct().field("db", Schema.STRING_SCHEMA).build())
          .field("op", Schema.STRING_SCHEMA)
          .build();

  private static final Schema FLATTENED =
      SchemaBuilder.struct()
          .name("row")
          .field("id", Schema.OPTIONAL_STRING_SCHEMA)
          .field("n", Schema.OPTIONAL_INT32_SCHEMA)
          .field("region", Schema.OPTIONAL_STRING_SCHEMA)
          .field("__deleted", Schema.OPTIONAL_STRING_SCHEMA)
          .field("__op", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  private Rows() {}

  static Struct flattened(
      @Nullable String id, @Nullable Integer n, @Nullable String region, String deleted) {
    return new Struct(FLATTENED)
        .put("id", id)
        .put("n", n)
        .put("region", region)
        .put("__deleted", deleted)
        .put("__op", "true".equals(deleted) ? "d" : "u");
  }

  static SinkRecord keyless(SinkRecord record) {
    return record(null, null, (Struct) record.value());
  }

  static Struct row(@Nullable String id, @Nullable Integer n, @Nullable String region) {
    return new Struct(ROW).put("id", id).put("n", n).put("region", region);
  }

  static SinkRecord change(String op, @Nullable Struct before, @Nullable Struct after) {
    Struct envelope =
        new Struct(ENVELOPE)
            .put("before", before)
            .put("after", after)
            .put("source", new Struct(ENVELOPE.field("source").schema()).put("db", "db"))
            .put("op", op);
    return record(KEY, new Struct(KEY).put("id", "k"), envelope);
  }

  static SinkRecord record(
      @Nullable Schema keySchema, @Nullable Object key, @Nullable Struct value) {
    return new SinkRecord("t", 0, keySchema, key, value == null ? null : value.schema(), value, 5);
  }
}
