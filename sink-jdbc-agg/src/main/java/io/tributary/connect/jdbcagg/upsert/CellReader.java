package io.tributary.connect.jdbcagg.upsert;

import io.tributary.connect.jdbcagg.row.CanonicalJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one schema as {@link CellType} names them.
 *
 * @param type of what is read
 */
record CellReader(CellType type, Function<Object, Object> reading) {

  private static final int MILLIS = 3;
  private static final int MICROS = 6;

  /** Digits that decimals have by default in the field's tools. */
  private static final int PORTABLE_PRECISION = 38;

  private static final int PORTABLE_SCALE = 18;

  /** By which Debezium tells how many digits a column of the source has. */
  private static final String PRECISION_PARAMETER = "connect.decimal.precision";

  /** Bits, by which Debezium tells how many, too. */
  private static final String BITS = "io.debezium.data.Bits";

  private static final String LENGTH_PARAMETER = "length";

  /** Readers of named schemas: those of Connect itself, and Debezium's. */
  private static final Map<String, CellReader> NAMED =
      Map.ofEntries(
          Map.entry(
              org.apache.kafka.connect.data.Date.LOGICAL_NAME,
              new CellReader(
                  CellType.DATE, raw -> instant(raw).atOffset(ZoneOffset.UTC).toLocalDate())),
          Map.entry(
              Time.LOGICAL_NAME,
              new CellReader(
                  CellType.time(MILLIS), raw -> Duration.ofMillis(instant(raw).toEpochMilli()))),
          Map.entry(
              Timestamp.LOGICAL_NAME,
              new CellReader(CellType.timestamp(MILLIS), CellReader::instant)),
          Map.entry(
              "io.debezium.time.Date",
              new CellReader(CellType.DATE, raw -> LocalDate.ofEpochDay(whole(raw)))),
          Map.entry(
              "io.debezium.time.Time",
              new CellReader(CellType.time(MILLIS), raw -> Duration.ofMillis(whole(raw)))),
          Map.entry(
              "io.debezium.time.MicroTime",
              new CellReader(
                  CellType.time(MICROS), raw -> Duration.of(whole(raw), ChronoUnit.MICROS))),
          Map.entry(
              "io.debezium.time.NanoTime",
              new CellReader(CellType.time(MICROS), raw -> Duration.ofNanos(whole(raw)))),
          Map.entry(
              "io.debezium.time.ZonedTime",
              new CellReader(CellType.time(MICROS), raw -> zonedTime((String) raw))),
          Map.entry(
              "io.debezium.time.Timestamp",
              new CellReader(CellType.timestamp(MILLIS), raw -> Instant.ofEpochMilli(whole(raw)))),
          Map.entry(
              "io.debezium.time.MicroTimestamp",
              new CellReader(
                  CellType.timestamp(MICROS),
                  raw -> Instant.EPOCH.plus(whole(raw), ChronoUnit.MICROS))),
          Map.entry(
              "io.debezium.time.NanoTimestamp",
              new CellReader(
                  CellType.timestamp(MICROS), raw -> Instant.EPOCH.plusNanos(whole(raw)))),
          Map.entry(
              "io.debezium.time.ZonedTimestamp",
              new CellReader(CellType.timestamp(MICROS), raw -> zonedTimestamp((String) raw))),
          Map.entry(
              "io.debezium.data.Json",
              new CellReader(CellType.JSON, raw -> CanonicalJson.of((String) raw))),
          Map.entry(
              "io.debezium.data.VariableScaleDecimal",
              new CellReader(
                  CellType.decimal(CellType.MOST_DIGITS, CellType.LARGEST_SCALE),
                  raw -> variableScale((Struct) raw))));

  /**
   * The reader of a schema. Logical types that nobody here knows count as what they are made of.
   */
  static CellReader of(Schema schema) {
    CellReader named = schema.name() == null ? null : NAMED.get(schema.name());
    if (named != null) {
      return named;
    }
    if (Decimal.LOGICAL_NAME.equals(schema.name())) {
      return new CellReader(decimal(schema), raw -> raw);
    }
    if (BITS.equals(schema.name())) {
      return new CellReader(bits(schema), CellReader::bytes);
    }
    return switch (schema.type()) {
      case BOOLEAN -> new CellReader(CellType.BOOLEAN, raw -> raw);
      case INT8 -> new CellReader(CellType.integer(Byte.SIZE), CellReader::whole);
      case INT16 -> new CellReader(CellType.integer(Short.SIZE), CellReader::whole);
      case INT32 -> new CellReader(CellType.integer(Integer.SIZE), CellReader::whole);
      case INT64 -> new CellReader(CellType.integer(Long.SIZE), raw -> raw);
      case FLOAT32, FLOAT64 -> new CellReader(CellType.FLOAT, CellReader::real);
      case STRING -> new CellReader(CellType.TEXT, raw -> raw);
      case BYTES -> new CellReader(CellType.BYTES, CellReader::bytes);
      case ARRAY, MAP, STRUCT -> new CellReader(CellType.JSON, raw -> JsonCell.of(schema, raw));
    };
  }

  /**
   * The value; null if it is null.
   *
   * @throws DataException if it cannot be read, without quoting it
   */
  @Nullable Object read(@Nullable Object raw) {
    return raw == null ? null : reading.apply(raw);
  }

  /** A value of which no schema tells the type. */
  static @Nullable Object readByClass(@Nullable Object raw) {
    if (raw instanceof Float || raw instanceof Double) {
      return real(raw);
    }
    if (raw instanceof Integer || raw instanceof Short || raw instanceof Byte) {
      return whole(raw);
    }
    if (raw instanceof byte[] || raw instanceof ByteBuffer) {
      return bytes(raw);
    }
    if (raw instanceof Date) {
      return instant(raw);
    }
    if (raw instanceof List || raw instanceof Map || raw instanceof Struct) {
      return new Json(JsonCell.of(null, raw));
    }
    return raw;
  }

  /** JSON text, where no type tells it from other text. */
  record Json(String text) {}

  private static CellType decimal(Schema schema) {
    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
    String precision = schema.parameters().get(PRECISION_PARAMETER);
    int columnScale = Math.max(0, Math.min(scale, CellType.LARGEST_SCALE));
    if (precision == null || scale != columnScale) {
      return CellType.decimal(
          columnScale <= PORTABLE_SCALE && scale == columnScale
              ? PORTABLE_PRECISION
              : CellType.MOST_DIGITS,
          columnScale);
    }
    return CellType.decimal(
        Math.max(scale, Math.min(Integer.parseInt(precision), CellType.MOST_DIGITS)), scale);
  }

  /** Strings of bits that are longer than any column of bits are bytes. */
  private static CellType bits(Schema schema) {
    String length = schema.parameters() == null ? null : schema.parameters().get(LENGTH_PARAMETER);
    int bits = length == null ? CellType.MOST_BITS : Integer.parseInt(length);
    return bits >= 1 && bits <= CellType.MOST_BITS ? CellType.bits(bits) : CellType.BYTES;
  }

  private static Long whole(Object raw) {
    return ((Number) raw).longValue();
  }

  private static Double real(Object raw) {
    // 0.1f means 0.1, not the double nearest to the float.
    return raw instanceof Float ? Double.valueOf(raw.toString()) : (Double) raw;
  }

  private static Instant instant(Object raw) {
    return ((Date) raw).toInstant();
  }

  static byte[] bytes(Object raw) {
    if (raw instanceof byte[] array) {
      return array;
    }
    ByteBuffer buffer = ((ByteBuffer) raw).duplicate();
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    return copy;
  }

  private static BigDecimal variableScale(Struct raw) {
    return new BigDecimal(new BigInteger(bytes(raw.get("value"))), raw.getInt32("scale"));
  }

  private static Instant zonedTimestamp(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new DataException("a zoned timestamp is not in ISO form");
    }
  }

  private static Duration zonedTime(String text) {
    try {
      LocalTime utc = OffsetTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
      return Duration.ofNanos(utc.toNanoOfDay());
    } catch (DateTimeParseException e) {
      throw new DataException("a zoned time is not in ISO form");
    }
  }
}
