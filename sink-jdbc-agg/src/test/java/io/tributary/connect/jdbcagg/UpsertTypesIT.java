package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.mysql.MySqlFlavour;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What each type of Connect and of Debezium becomes in a table that the sink makes. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class UpsertTypesIT {

  private static final Instant AT = Instant.parse("2026-11-20T10:11:12.345Z");
  private static final long MICROS = 1_795_169_472_345_678L;

  private final TestDatabase database;

  UpsertTypesIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  /**
   * A field of a record and what the table shows of it.
   *
   * @param shown as the server writes it
   */
  private record Typed(String name, Schema schema, Object value, String shown) {}

  private static List<Typed> fields() {
    Schema nested =
        SchemaBuilder.struct()
            .optional()
            .field("b", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("a", Timestamp.builder().optional().build())
            .build();
    return List.of(
        new Typed("flag", Schema.OPTIONAL_BOOLEAN_SCHEMA, true, "1"),
        new Typed("tiny", Schema.OPTIONAL_INT8_SCHEMA, (byte) -128, "-128"),
        new Typed("small", Schema.OPTIONAL_INT16_SCHEMA, (short) -32768, "-32768"),
        new Typed("whole", Schema.OPTIONAL_INT32_SCHEMA, Integer.MIN_VALUE, "-2147483648"),
        new Typed("big", Schema.OPTIONAL_INT64_SCHEMA, Long.MAX_VALUE, "9223372036854775807"),
        new Typed("single", Schema.OPTIONAL_FLOAT32_SCHEMA, 0.1f, "0.1"),
        new Typed("twice", Schema.OPTIONAL_FLOAT64_SCHEMA, 0.1 + 0.2, "0.30000000000000004"),
        new Typed(
            "label",
            Schema.OPTIONAL_STRING_SCHEMA,
            "caf\u00e9 \uD83D\uDEA2 ",
            "caf\u00e9 \uD83D\uDEA2 "),
        new Typed(
            "price", Decimal.builder(2).optional().build(), new BigDecimal("-12.30"), "-12.30"),
        new Typed(
            "day",
            Date.builder().optional().build(),
            java.util.Date.from(Instant.parse("2026-11-20T00:00:00Z")),
            "2026-11-20"),
        new Typed(
            "clock",
            Time.builder().optional().build(),
            java.util.Date.from(Instant.ofEpochMilli(3_723_004)),
            "01:02:03.004"),
        new Typed(
            "at",
            Timestamp.builder().optional().build(),
            java.util.Date.from(AT),
            "2026-11-20 10:11:12.345000"),
        new Typed(
            "dbz_day", named("io.debezium.time.Date", Schema.Type.INT32), 20_777, "2026-11-20"),
        new Typed(
            "dbz_time",
            named("io.debezium.time.MicroTime", Schema.Type.INT64),
            -3_600_000_001L,
            "-01:00:00.000001"),
        new Typed(
            "dbz_ms",
            named("io.debezium.time.Timestamp", Schema.Type.INT64),
            AT.toEpochMilli(),
            "2026-11-20 10:11:12.345000"),
        new Typed(
            "dbz_us",
            named("io.debezium.time.MicroTimestamp", Schema.Type.INT64),
            MICROS,
            "2026-11-20 10:11:12.345678"),
        new Typed(
            "dbz_ns",
            named("io.debezium.time.NanoTimestamp", Schema.Type.INT64),
            MICROS * 1000,
            "2026-11-20 10:11:12.345678"),
        new Typed(
            "dbz_zoned",
            named("io.debezium.time.ZonedTimestamp", Schema.Type.STRING),
            "2026-11-20T12:11:12.345678+02:00",
            "2026-11-20 10:11:12.345678"),
        new Typed("dbz_year", named("io.debezium.time.Year", Schema.Type.INT32), 2026, "2026"),
        new Typed("dbz_enum", named("io.debezium.data.Enum", Schema.Type.STRING), "open", "open"),
        new Typed(
            "nested",
            nested,
            new Struct(nested).put("b", 1.50).put("a", java.util.Date.from(AT)),
            "{\"a\":\"2026-11-20T10:11:12.345Z\",\"b\":1.5}"),
        new Typed(
            "items",
            SchemaBuilder.array(Schema.STRING_SCHEMA).optional().build(),
            List.of("x", "\"y\""),
            "[\"x\",\"\\\"y\\\"\"]"),
        new Typed(
            "members",
            SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).optional().build(),
            Map.of("k", 1),
            "{\"k\":1}"),
        new Typed(
            "dbz_json",
            named("io.debezium.data.Json", Schema.Type.STRING),
            "{ \"b\": [1, 2.0] }",
            "{\"b\":[1,2]}"));
  }

  private static Schema named(String name, Schema.Type type) {
    return SchemaBuilder.type(type).name(name).optional().build();
  }

  @Test
  void eachTypeIsKeptWithoutLoss() {
    List<Typed> fields = fields();
    Schema schema = schema(fields);
    Struct row = new Struct(schema).put("id", "1");
    fields.forEach(field -> row.put(field.name(), field.value()));
    Struct nulls = new Struct(schema).put("id", "2");
    put("typed_rows", List.of(row, nulls));

    List<List<String>> found = database.rows("SELECT * FROM typed_rows ORDER BY id");
    for (int i = 0; i < fields.size(); i++) {
      Typed field = fields.get(i);
      assertThat(shown(field, found.get(0).get(i + 1))).as(field.name()).isEqualTo(field.shown());
      assertThat(found.get(1).get(i + 1)).as(field.name()).isNull();
    }
  }

  @Test
  void bytesAreKeptAsTheyAre() {
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.STRING_SCHEMA)
            .field("raw", Schema.OPTIONAL_BYTES_SCHEMA)
            .build();
    put(
        "raw_rows",
        List.of(
            new Struct(schema).put("id", "1").put("raw", new byte[] {0, -1, 39}),
            new Struct(schema).put("id", "2").put("raw", ByteBuffer.wrap(new byte[] {92}))));

    assertThat(database.rows("SELECT id, HEX(raw) FROM raw_rows ORDER BY id"))
        .containsExactly(List.of("1", "00FF27"), List.of("2", "5C"));
  }

  @Test
  void bitsOfDebeziumAreBitsOfTheServerHoweverMany() {
    byte[] all = {-1, -1, -1, -1, -1, -1, -1, -1};
    Schema schema =
        SchemaBuilder.struct()
            .field("id", bits(9))
            .field("many", bits(64))
            .field("none", bits(9))
            .field("as_bytes", bits(17))
            .build();
    database.execute(
        "CREATE TABLE bit_rows (id BIT(9) PRIMARY KEY, many BIT(64), none BIT(9),"
            + " as_bytes VARBINARY(3))");
    for (String table : List.of("bit_rows", "bit_rows_made")) {
      Struct row =
          new Struct(schema)
              .put("id", new byte[] {1, 1})
              .put("many", all)
              .put("as_bytes", new byte[] {1, 2, 0});
      put(table, List.of(row));
      put(table, List.of(row, new Struct(schema).put("id", new byte[] {2})), "id", 1);
    }

    String query = "SELECT id + 0, many + 0, none + 0, HEX(as_bytes) FROM %s ORDER BY id";
    assertThat(database.rows(query.formatted("bit_rows")))
        .containsExactly(
            Arrays.asList("2", null, null, null),
            Arrays.asList("257", "18446744073709551615", null, "010200"));
    assertThat(database.rows(query.formatted("bit_rows_made")).get(1))
        .as("the sink's own column is of bits, too")
        .isEqualTo(Arrays.asList("257", "18446744073709551615", null, "201"));
  }

  private static Schema bits(int length) {
    return SchemaBuilder.bytes()
        .name("io.debezium.data.Bits")
        .parameter("length", Integer.toString(length))
        .optional()
        .build();
  }

  @Test
  void aColumnOfATypeThatNoRecordHasTakesNothing() {
    database.execute("CREATE TABLE point_rows (id INT PRIMARY KEY, place POINT)");
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.INT32_SCHEMA)
            .field("place", Schema.OPTIONAL_BYTES_SCHEMA)
            .build();

    assertThatThrownBy(
            () ->
                put(
                    "point_rows",
                    List.of(new Struct(schema).put("id", 1).put("place", new byte[25]))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("field 'place' is a BYTES, which column place point of table")
        .hasMessageContaining("leave the field out by record.fields");
  }

  @Test
  void keysAreToldApartByTheirBytes() {
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.STRING_SCHEMA)
            .field("day", Date.SCHEMA)
            .field("n", Schema.INT32_SCHEMA)
            .build();
    List<String> ids = List.of("a", "A", "a ", "\u00e1", "a\u0301", "", "ss", "\u00df");
    List<Struct> rows = new ArrayList<>();
    for (int n = 1; n <= 2; n++) {
      for (String id : ids) {
        rows.add(
            new Struct(schema)
                .put("id", id)
                .put("day", java.util.Date.from(Instant.EPOCH))
                .put("n", n));
      }
    }
    put("keyed_rows", rows, "id,day");

    assertThat(database.rows("SELECT id FROM keyed_rows WHERE n = 2"))
        .containsExactlyInAnyOrderElementsOf(ids.stream().map(List::of).toList());
  }

  /** Servers write the blanks of JSON as they like. */
  private static @Nullable String shown(Typed field, @Nullable String text) {
    boolean json = field.shown().startsWith("{") || field.shown().startsWith("[");
    return json && text != null ? text.replace(", ", ",").replace(": ", ":") : text;
  }

  private static Schema schema(List<Typed> fields) {
    SchemaBuilder schema = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA);
    fields.forEach(field -> schema.field(field.name(), field.schema()));
    return schema.build();
  }

  private void put(String table, List<Struct> rows) {
    put(table, rows, "id");
  }

  private void put(String table, List<Struct> rows, String key) {
    put(table, rows, key, 0);
  }

  private void put(String table, List<Struct> rows, String key, long firstOffset) {
    Map<String, String> config = database.config();
    config.put("name", table);
    config.put("mode", "upsert");
    config.put("record.key.fields", key);
    config.put("flush.max.records", "3");
    config.put("flush.interval.ms", "1");
    try (SinkTaskRun task = new SinkTaskRun(config)) {
      TopicPartition partition = new TopicPartition(table, 0);
      task.open(List.of(partition));
      List<SinkRecord> records = new ArrayList<>();
      for (Struct row : rows) {
        records.add(
            new SinkRecord(
                table,
                0,
                Schema.STRING_SCHEMA,
                row.get("id"),
                row.schema(),
                row,
                firstOffset + records.size()));
      }
      task.put(records);
      task.close(List.of(partition));
    }
  }
}
