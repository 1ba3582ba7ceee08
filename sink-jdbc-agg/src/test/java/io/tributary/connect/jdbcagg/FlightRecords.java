package io.tributary.connect.jdbcagg;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Records of partition 0 of the topic {@code flights}, with and without a schema. */
final class FlightRecords {

  static final String AT = "2026-11-20T10:00:01Z";
  static final Schema FLIGHT =
      SchemaBuilder.struct()
          .field("country", Schema.OPTIONAL_STRING_SCHEMA)
          .field("seen", Timestamp.builder().optional().build())
          .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("callsign", Schema.OPTIONAL_STRING_SCHEMA)
          .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).optional().build())
          .build();

  private FlightRecords() {}

  static SinkRecord flight(
      long offset,
      @Nullable String country,
      @Nullable String seen,
      @Nullable Double velocity,
      @Nullable String callsign) {
    Struct value =
        new Struct(FLIGHT)
            .put("country", country)
            .put("seen", seen == null ? null : Date.from(Instant.parse(seen)))
            .put("velocity", velocity)
            .put("callsign", callsign)
            .put("tags", List.of("t"));
    return record(offset, FLIGHT, value);
  }

  static SinkRecord plain(
      long offset, String country, @Nullable Object velocity, @Nullable String callsign) {
    Map<String, Object> value = new HashMap<>();
    value.put("country", country);
    value.put("seen", Instant.parse(AT).toEpochMilli());
    value.put("velocity", velocity);
    value.put("callsign", callsign);
    return record(offset, null, value);
  }

  static SinkRecord record(long offset, @Nullable Schema schema, @Nullable Object value) {
    Object struct = value == null && schema != null ? new Struct(schema).put("land", "x") : value;
    return new SinkRecord(
        "flights", 0, null, null, schema, struct, offset, 0L, TimestampType.CREATE_TIME);
  }
}
