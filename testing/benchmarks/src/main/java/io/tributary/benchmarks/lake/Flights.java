package io.tributary.benchmarks.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Rows of 16 columns as an API of aircraft gives them, the same as records and as bare Avro. */
final class Flights {

  static final String TOPIC = "flights";
  static final String KEY = "icao24";

  /** The column that tells days apart. */
  static final String DAY = "day";

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field(KEY, Schema.STRING_SCHEMA)
          .field(DAY, Schema.INT32_SCHEMA)
          .field("callsign", Schema.OPTIONAL_STRING_SCHEMA)
          .field("origin_country", Schema.OPTIONAL_STRING_SCHEMA)
          .field("time_position", Schema.OPTIONAL_INT64_SCHEMA)
          .field("last_contact", Schema.OPTIONAL_INT64_SCHEMA)
          .field("longitude", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("latitude", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("baro_altitude", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("on_ground", Schema.BOOLEAN_SCHEMA)
          .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("true_track", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("vertical_rate", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("geo_altitude", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("squawk", Schema.OPTIONAL_STRING_SCHEMA)
          .field("spi", Schema.BOOLEAN_SCHEMA)
          .build();

  private static final org.apache.avro.Schema AVRO = avroSchema();

  private static final String JSON_SCHEMA = jsonSchema();

  private static final int COUNTRIES = 120;
  private static final long TIME = 1_795_200_000L;

  private Flights() {}

  /** The columns as Avro has them. */
  static org.apache.avro.Schema avro() {
    return AVRO;
  }

  /**
   * A row of a key; the same numbers give the same row.
   *
   * @param version changes all of it but key and day
   */
  static Struct row(int key, int day, int version) {
    int seed = key * 31 + version;
    Struct row = new Struct(SCHEMA);
    row.put(KEY, "%06x".formatted(key)).put(DAY, day);
    row.put("callsign", "CS" + seed % 9_000).put("origin_country", "country-" + key % COUNTRIES);
    row.put("time_position", TIME + version).put("last_contact", TIME + version + key % 7);
    row.put("longitude", spread(seed, 1, 360) - 180).put("latitude", spread(seed, 2, 180) - 90);
    row.put("baro_altitude", spread(seed, 3, 12_000)).put("on_ground", key % 11 == 0);
    row.put("velocity", spread(seed, 4, 300)).put("true_track", spread(seed, 5, 360));
    row.put("vertical_rate", key % 5 == 0 ? null : spread(seed, 6, 20) - 10);
    row.put("geo_altitude", spread(seed, 7, 12_000));
    return row.put("squawk", "%04d".formatted(seed % 7_777)).put("spi", false);
  }

  /** A number as sensors give them: many digits, and not many values twice. */
  private static double spread(int seed, int salt, int range) {
    long mixed = (seed * 0x9E3779B97F4A7C15L + salt) * 0xBF58476D1CE4E5B9L;
    return Math.floorMod(mixed >>> 20, range * 1_000L) / 1_000.0;
  }

  /**
   * Rows of several keys.
   *
   * @param keys the key of each
   */
  static List<Struct> rows(int count, IntUnaryOperator keys, int day, int version) {
    List<Struct> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(row(keys.applyAsInt(i), day, version));
    }
    return rows;
  }

  /** The same rows as a bare writer takes them. */
  static List<GenericRecord> avro(List<Struct> rows) {
    List<GenericRecord> records = new ArrayList<>(rows.size());
    for (Struct row : rows) {
      GenericRecord record = new GenericData.Record(AVRO);
      for (Field field : SCHEMA.fields()) {
        record.put(field.index(), row.get(field));
      }
      records.add(record);
    }
    return records;
  }

  /** The columns as Spark's DDL has them. */
  static String ddl() {
    return SCHEMA.fields().stream()
        .map(field -> field.name() + " " + sparkType(field.schema().type()))
        .collect(Collectors.joining(", "));
  }

  private static String sparkType(Schema.Type type) {
    return switch (type) {
      case INT32 -> "INT";
      case INT64 -> "BIGINT";
      case FLOAT64 -> "DOUBLE";
      default -> type.name();
    };
  }

  /** The row as a JsonConverter with schemas writes it. */
  static byte[] json(Struct row) {
    StringBuilder json = new StringBuilder(JSON_SCHEMA);
    for (Field field : SCHEMA.fields()) {
      Object value = row.get(field);
      boolean quoted = value instanceof String;
      json.append(field.index() == 0 ? "\"" : ",\"").append(field.name()).append("\":");
      json.append(quoted ? "\"" : "").append(value).append(quoted ? "\"" : "");
    }
    return json.append("}}").toString().getBytes(UTF_8);
  }

  /** The key as a JsonConverter with schemas writes it. */
  static byte[] jsonKey(Struct row) {
    return ("{\"schema\":{\"type\":\"string\"},\"payload\":\"" + row.getString(KEY) + "\"}")
        .getBytes(UTF_8);
  }

  private static String jsonSchema() {
    return SCHEMA.fields().stream()
        .map(
            field ->
                "{\"field\":\"%s\",\"type\":\"%s\",\"optional\":%s}"
                    .formatted(
                        field.name(),
                        field.schema().type() == Schema.Type.FLOAT64
                            ? "double"
                            : field.schema().type().getName(),
                        field.schema().isOptional()))
        .collect(
            Collectors.joining(
                ",", "{\"schema\":{\"type\":\"struct\",\"fields\":[", "]},\"payload\":{"));
  }

  static SinkRecord record(@Nullable Struct row, int partition, long offset) {
    Object key = row == null ? null : row.getString(KEY);
    return new SinkRecord(TOPIC, partition, Schema.STRING_SCHEMA, key, SCHEMA, row, offset);
  }

  private static org.apache.avro.Schema avroSchema() {
    List<org.apache.avro.Schema.Field> fields = new ArrayList<>();
    for (Field field : SCHEMA.fields()) {
      org.apache.avro.Schema type =
          org.apache.avro.Schema.create(
              switch (field.schema().type()) {
                case STRING -> org.apache.avro.Schema.Type.STRING;
                case INT32 -> org.apache.avro.Schema.Type.INT;
                case INT64 -> org.apache.avro.Schema.Type.LONG;
                case FLOAT64 -> org.apache.avro.Schema.Type.DOUBLE;
                case BOOLEAN -> org.apache.avro.Schema.Type.BOOLEAN;
                default -> throw new IllegalStateException(field.name());
              });
      fields.add(
          new org.apache.avro.Schema.Field(
              field.name(),
              field.schema().isOptional()
                  ? org.apache.avro.Schema.createUnion(
                      org.apache.avro.Schema.create(org.apache.avro.Schema.Type.NULL), type)
                  : type));
    }
    return org.apache.avro.Schema.createRecord("flight", null, null, false, fields);
  }
}
