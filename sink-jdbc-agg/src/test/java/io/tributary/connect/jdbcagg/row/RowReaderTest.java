package io.tributary.connect.jdbcagg.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.Expression.Field;
import io.tributary.connect.jdbcagg.query.Expression.Source;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowReaderTest {

  private static final Schema INNER =
      SchemaBuilder.struct().optional().field("c", Schema.OPTIONAL_INT32_SCHEMA).build();

  private static final Schema OUTER =
      SchemaBuilder.struct()
          .field("a.b", Schema.STRING_SCHEMA)
          .field("inner", INNER)
          .field(
              "tags",
              SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.FLOAT64_SCHEMA).optional().build())
          .build();

  static Stream<List<@Nullable Object>> values() {
    return Stream.of(
        value(Schema.INT8_SCHEMA, (byte) 3, 3L, ValueType.INTEGER),
        value(Schema.FLOAT32_SCHEMA, 0.1f, 0.1, ValueType.FLOAT),
        value(Schema.FLOAT64_SCHEMA, -0.0, 0.0, ValueType.FLOAT),
        value(
            Decimal.schema(2),
            new BigDecimal("1.50"),
            new BigDecimal("1.50"),
            ValueType.decimal(2)),
        value(Timestamp.SCHEMA, new Date(1_500), Instant.ofEpochMilli(1_500), ValueType.TIMESTAMP),
        value(
            org.apache.kafka.connect.data.Date.SCHEMA,
            new Date(86_400_000),
            LocalDate.of(1970, 1, 2),
            ValueType.DATE),
        value(
            named("io.debezium.time.Date", Schema.Type.INT32),
            1,
            LocalDate.of(1970, 1, 2),
            ValueType.DATE),
        value(
            named("io.debezium.time.Timestamp", Schema.Type.INT64),
            1_500L,
            Instant.ofEpochMilli(1_500),
            ValueType.TIMESTAMP),
        value(
            named("io.debezium.time.MicroTimestamp", Schema.Type.INT64),
            -1L,
            Instant.ofEpochMilli(-1),
            ValueType.TIMESTAMP),
        value(
            named("io.debezium.time.NanoTimestamp", Schema.Type.INT64),
            1_999_999L,
            Instant.ofEpochMilli(1),
            ValueType.TIMESTAMP),
        value(
            named("io.debezium.time.ZonedTimestamp", Schema.Type.STRING),
            "2026-01-31T10:00:00.123456+02:00",
            Instant.parse("2026-01-31T08:00:00.123Z"),
            ValueType.TIMESTAMP),
        value(
            named("io.debezium.data.Json", Schema.Type.STRING),
            "{\"b\": 1, \"a\": 2.0}",
            "{\"a\":2,\"b\":1}",
            ValueType.TEXT),
        value(named("my.Own", Schema.Type.STRING), "x", "x", ValueType.TEXT));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesOfASchemaHaveOneFormAndType(List<@Nullable Object> sample) {
    Schema schema = SchemaBuilder.struct().field("v", (Schema) sample.get(0)).build();
    SinkRecord record = record(new Struct(schema).put("v", sample.get(1)));

    assertThat(read(record, Field.of("v"))).isEqualTo(sample.get(2));
    assertThat(new FieldTypes(grouping(Field.of("v"))).shownBy(RowSource.of(record)))
        .containsExactly(Map.entry(Field.of("v"), (ValueType) sample.get(3)));
  }

  @Test
  void timesOfDayAndBytesHaveNoType() {
    Schema schema =
        SchemaBuilder.struct()
            .field("time", Time.SCHEMA)
            .field("bytes", Schema.BYTES_SCHEMA)
            .build();
    Struct value = new Struct(schema).put("time", new Date(5)).put("bytes", new byte[1]);

    assertThat(
            new FieldTypes(grouping(Field.of("time"), Field.of("bytes")))
                .shownBy(RowSource.of(record(value))))
        .isEmpty();
  }

  @Test
  void followsPathsThroughStructsAndMaps() {
    Struct value =
        new Struct(OUTER)
            .put("a.b", "dotted")
            .put("inner", new Struct(INNER).put("c", 5))
            .put("tags", Map.of("x", 1.5));

    assertThat(read(record(value), Field.of("a.b"))).isEqualTo("dotted");
    assertThat(read(record(value), Field.of("inner", "c"))).isEqualTo(5L);
    assertThat(read(record(value), Field.of("tags", "x"))).isEqualTo(1.5);
    assertThat(read(record(value), Field.of("tags", "y"))).isNull();
    assertThat(read(record(new Struct(OUTER).put("a.b", "")), Field.of("inner", "c"))).isNull();
    assertThat(read(record(new Struct(OUTER).put("a.b", "")), Field.of("tags", "x"))).isNull();
    assertThat(read(record(Map.of("m", Map.of("n", 7))), Field.of("m", "n"))).isEqualTo(7L);
    assertThat(read(record(Map.of("m", 1)), Field.of("absent", "n"))).isNull();
  }

  @Test
  void typesOfNestedFieldsShowInTheSchemaEvenWhereTheValueIsNull() {
    SinkRecord record = record(new Struct(OUTER).put("a.b", ""));

    assertThat(
            new FieldTypes(grouping(Field.of("inner", "c"), Field.of("a.b")))
                .shownBy(RowSource.of(record)))
        .isEqualTo(
            Map.of(Field.of("inner", "c"), ValueType.INTEGER, Field.of("a.b"), ValueType.TEXT));
  }

  @Test
  void readsKeysAndHeaders() {
    SinkRecord record = new SinkRecord("x", 0, Schema.INT32_SCHEMA, 9, null, Map.of(), 0);
    record.headers().add("trace-id", new SchemaAndValue(Schema.STRING_SCHEMA, "first"));
    record.headers().add("trace-id", new SchemaAndValue(Schema.STRING_SCHEMA, "second"));
    Field key = new Field(Source.KEY, List.of());
    Field header = new Field(Source.HEADER, List.of("trace-id"));

    assertThat(read(record, key)).isEqualTo(9L);
    assertThat(read(record, header)).isEqualTo("second");
    assertThat(read(record, new Field(Source.HEADER, List.of("absent")))).isNull();
    assertThat(new FieldTypes(grouping(key, header)).shownBy(RowSource.of(record)))
        .isEqualTo(Map.of(key, ValueType.INTEGER, header, ValueType.TEXT));
  }

  @Test
  void readsFieldsOfAKeyWithOrWithoutSchema() {
    Field id = new Field(Source.KEY, List.of("id"));
    Schema schema = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();
    SinkRecord typed =
        new SinkRecord("x", 0, schema, new Struct(schema).put("id", 4L), null, Map.of(), 0);
    SinkRecord untyped = new SinkRecord("x", 0, null, Map.of("id", 4), null, Map.of(), 0);
    SinkRecord without = new SinkRecord("x", 0, null, null, null, Map.of(), 0);

    assertThat(read(typed, id)).isEqualTo(4L);
    assertThat(read(untyped, id)).isEqualTo(4L);
    assertThat(read(without, id)).isNull();
  }

  @Test
  void tellsWhichPartOfAPathASchemaLacks() {
    Struct value = new Struct(OUTER).put("a.b", "").put("inner", new Struct(INNER));

    assertThatThrownBy(() -> read(record(value), Field.of("iner", "c")))
        .isInstanceOf(DataException.class)
        .hasMessage("field 'iner' is not in the record's schema. Did you mean 'inner'?");
    assertThatThrownBy(() -> read(record(value), Field.of("inner", "missing", "y")))
        .hasMessage(
            "field 'inner.missing' is not in the record's schema. There are [c]; change the"
                + " statement.");
    assertThatThrownBy(() -> read(record(value), Field.of("inner", "c", "d")))
        .hasMessage("field 'inner.c.d' cannot be read: 'inner.c' is no struct or map");
    assertThatThrownBy(() -> read(record("text"), Field.of("a")))
        .hasMessageContaining("field 'a' cannot be read")
        .hasMessageContaining("Set a converter");
  }

  @Test
  void takesAPartOfARecordForTheRecord() {
    Map<String, Object> after = new HashMap<>();
    after.put("a", 1);
    SinkRecord record = record(Map.of("after", after));
    AggregateStatement statement = grouping(Field.of("a"));
    RowReader reader = new RowReader(statement);

    Row row = reader.read(new RowSource(after, record));

    assertThat(row.value(reader.slot(Field.of("a")))).isEqualTo(1L);
    assertThat(row.record()).isSameAs(record);
  }

  private static List<@Nullable Object> value(
      Schema schema, Object value, Object canonical, ValueType type) {
    return List.of(schema, value, canonical, type);
  }

  private static Schema named(String name, Schema.Type type) {
    return new SchemaBuilder(type).name(name).build();
  }

  private static SinkRecord record(Object value) {
    Schema schema = value instanceof Struct struct ? struct.schema() : null;
    return new SinkRecord("x", 0, null, null, schema, value, 0);
  }

  private static @Nullable Object read(SinkRecord record, Field field) {
    RowReader reader = new RowReader(grouping(field));
    return reader.read(RowSource.of(record)).value(reader.slot(field));
  }

  private static AggregateStatement grouping(Expression... by) {
    List<OutputColumn> columns =
        Stream.concat(
                Stream.of(by).map(it -> (OutputColumn) new OutputColumn.Group(it.toString(), it)),
                Stream.of(new OutputColumn.Aggregate("n", AggregateFunction.COUNT, null)))
            .toList();
    return new AggregateStatement(1, "t", "x", null, null, columns, Predicate.ALWAYS);
  }
}
