package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.ValueType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** How values of one schema become canonical. */
enum Reading {
  /** By the Java type of each value. */
  BY_CLASS,
  /** Values of the schema are canonical already. */
  AS_IS,
  /** Connect's date: midnight of the day, in UTC. */
  CONNECT_DATE,
  /** Connect's timestamp. */
  CONNECT_TIMESTAMP,
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
          Timestamp.LOGICAL_NAME,
          CONNECT_TIMESTAMP,
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

  private static final Set<Schema.Type> CANONICAL =
      EnumSet.of(Schema.Type.STRING, Schema.Type.BOOLEAN, Schema.Type.INT64);

  private static final long MICROS_PER_MILLI = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  static Reading of(Schema schema) {
    Reading plain = CANONICAL.contains(schema.type()) ? AS_IS : BY_CLASS;
    if (schema.name() == null) {
      return plain;
    }
    // The logical types of Connect have Java classes of their own.
    boolean ofConnect = schema.name().startsWith(Schema.class.getPackageName());
    return BY_NAME.getOrDefault(schema.name(), ofConnect ? BY_CLASS : plain);
  }

  /** What the values become; empty where the schema's type tells. */
  Optional<ValueType> type() {
    return switch (this) {
      case BY_CLASS, AS_IS -> Optional.empty();
      case CONNECT_DATE, EPOCH_DAYS -> Optional.of(ValueType.DATE);
      case JSON_TEXT -> Optional.of(ValueType.TEXT);
      default -> Optional.of(ValueType.TIMESTAMP);
    };
  }

  @Nullable Object canonical(@Nullable Object value) {
    if (value == null || this == AS_IS) {
      return value;
    }
    return switch (this) {
      case CONNECT_DATE ->
          ((java.util.Date) value).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
      case CONNECT_TIMESTAMP -> ((java.util.Date) value).toInstant();
      case EPOCH_DAYS -> LocalDate.ofEpochDay(((Number) value).longValue());
      case EPOCH_MILLIS -> Instant.ofEpochMilli((Long) value);
      case EPOCH_MICROS -> Instant.ofEpochMilli(Math.floorDiv((Long) value, MICROS_PER_MILLI));
      case EPOCH_NANOS -> Instant.ofEpochMilli(Math.floorDiv((Long) value, NANOS_PER_MILLI));
      case ZONED_TEXT -> Canonical.instant((String) value);
      case JSON_TEXT -> CanonicalJson.of((String) value);
      case BY_CLASS, AS_IS -> Canonical.of(value);
    };
  }
}
