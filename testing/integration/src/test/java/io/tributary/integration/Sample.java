package io.tributary.integration;

import io.tributary.quickstart.proof.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * Rows of every type that a record may have, as the record that is sent and as the row expected.
 */
final class Sample {

  private static final Schema POSITION =
      SchemaBuilder.struct()
          .optional()
          .field("latitude", Schema.FLOAT64_SCHEMA)
          .field("longitude", Schema.FLOAT64_SCHEMA)
          .field("label", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .name("sample")
          .field("id", Schema.STRING_SCHEMA)
          .field("version", Schema.INT64_SCHEMA)
          .field("small", Schema.OPTIONAL_INT32_SCHEMA)
          .field("flag", Schema.OPTIONAL_BOOLEAN_SCHEMA)
          .field("ratio", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("coarse", Schema.OPTIONAL_FLOAT32_SCHEMA)
          .field("price", Decimal.builder(2).optional().build())
          .field("seen_at", Timestamp.builder().optional().build())
          .field("day", Date.builder().optional().build())
          .field("note", Schema.OPTIONAL_STRING_SCHEMA)
          .field("position", POSITION)
          .field("tags", SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).optional().build())
          .build();

  private Sample() {}

  static String id(int number) {
    return "row-%03d".formatted(number);
  }

  /** What the table must hold of a row; every seventh row has nothing but its key and version. */
  static Row row(int number, long version) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    SCHEMA.fields().forEach(field -> values.put(field.name(), null));
    values.put("id", id(number));
    values.put("version", version);
    if (number % 7 != 0) {
      fill(values, number, version);
    }
    return new Row(values);
  }

  private static void fill(Map<String, @Nullable Object> values, int number, long version) {
    values.put("small", (long) (number - 20));
    values.put("flag", number % 2 == 0);
    // Whole on purpose: a number that looks like an integer stays what its column says.
    values.put("ratio", 250.0 * number);
    values.put("coarse", 0.5f * number);
    values.put("price", BigDecimal.valueOf(version * 100 + number - 30, 2));
    values.put("seen_at", Instant.ofEpochMilli((number - 10) * 86_400_123L + version));
    values.put("day", LocalDate.ofEpochDay(number * 1_000L - 10_000));
    values.put("note", number % 3 == 0 ? null : "Zürich → 東京 " + version);
    Map<String, @Nullable Object> position = new LinkedHashMap<>();
    position.put("latitude", 47.0);
    position.put("longitude", -number / 8.0);
    position.put("label", number % 2 == 0 ? null : "gate \"" + number + "\"");
    values.put("position", new Row(position));
    List<@Nullable Object> tags = new ArrayList<>();
    for (int i = 0; i < number % 4; i++) {
      tags.add(i == 1 ? null : "tag" + i);
    }
    values.put("tags", tags);
  }

  /** The record that says so. */
  static Struct struct(Row row) {
    return struct(SCHEMA, row);
  }

  private static Struct struct(Schema schema, Row row) {
    Struct struct = new Struct(schema);
    schema
        .fields()
        .forEach(field -> struct.put(field, connectValue(field.schema(), row.value(field.name()))));
    return struct;
  }

  private static @Nullable Object connectValue(Schema schema, @Nullable Object value) {
    if (value instanceof Row nested) {
      return struct(schema, nested);
    }
    if (value instanceof Instant instant) {
      return java.util.Date.from(instant);
    }
    if (value instanceof LocalDate day) {
      return java.util.Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    if (value instanceof Long whole && schema.type() == Schema.Type.INT32) {
      return whole.intValue();
    }
    return value;
  }
}
