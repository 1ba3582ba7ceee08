package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.ValueType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** How values of one schema become canonical. */
enum Reading {
  /** By the Java type of each value. */
  AS_IS,
  /** Connect's date: midnight of the day, in UTC. */
  CONNECT_DATE,
  /** Days since 1970, as Debezium writes dates. */
  EPOCH_DAYS,
  EPOCH_MILLIS,
  EPOCH_MICROS,
  EPOCH_NANOS,
  /** Text with an offset, as Debezium writes MySQL's TIMESTAMP. */
  ZONED_TEXT,
  /** JSON text, which two writers format in two ways. */
  JSON_TEXT;

  private static final Map<String, Reading> BY_NAME =
      Map.of(
          Date.LOGICAL_NAME,
          CONNECT_DATE,
          "io.debezium.time.Date",
          EPOCH_DAYS,
          "io.debezium.time.Timestamp",
          EPOCH_MILLIS,
          "io.debezium.time.MicroTimestamp",
          EPOCH_MICROS,
          "io.debezium.time.NanoTimestamp",
          EPOCH_NANOS,
          "io.debezium.time.ZonedTimestamp",
          ZONED_TEXT,
          "io.debezium.data.Json",
          JSON_TEXT);

  private static final long MICROS_PER_MILLI = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  static Reading of(Schema schema) {
    return schema.name() == null ? AS_IS : BY_NAME.getOrDefault(schema.name(), AS_IS);
  }

  /** What the values become; not to be asked of {@link #AS_IS}. */
  ValueType type() {
    return switch (this) {
      case CONNECT_DATE, EPOCH_DAYS -> ValueType.DATE;
      case JSON_TEXT -> ValueType.TEXT;
      default -> ValueType.TIMESTAMP;
    };
  }

  @Nullable Object canonical(@Nullable Object value) {
    if (value == null || this == AS_IS) {
      return Canonical.of(value);
    }
    return switch (this) {
      case CONNECT_DATE ->
          ((java.util.Date) value).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
      case EPOCH_DAYS -> LocalDate.ofEpochDay(((Number) value).longValue());
      case EPOCH_MILLIS -> Instant.ofEpochMilli((Long) value);
      case EPOCH_MICROS -> Instant.ofEpochMilli(Math.floorDiv((Long) value, MICROS_PER_MILLI));
      case EPOCH_NANOS -> Instant.ofEpochMilli(Math.floorDiv((Long) value, NANOS_PER_MILLI));
      case ZONED_TEXT -> Canonical.instant((String) value);
      case JSON_TEXT -> CanonicalJson.of((String) value);
      case AS_IS -> value;
    };
  }
}
