package io.tributary.connect.hudi.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.model.RowKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowKeysTest {

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(Schema.STRING_SCHEMA, " abc ", " abc "),
        Arguments.of(Schema.INT8_SCHEMA, (byte) -3, "-3"),
        Arguments.of(Schema.INT64_SCHEMA, Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(Schema.BOOLEAN_SCHEMA, true, "true"),
        Arguments.of(
            Timestamp.SCHEMA,
            Date.from(Instant.ofEpochMilli(1_700_000_000_123L)),
            "1700000000123000"),
        Arguments.of(
            org.apache.kafka.connect.data.Date.SCHEMA,
            Date.from(Instant.parse("2026-02-03T00:00:00Z")),
            "2026-02-03"),
        Arguments.of(SchemaBuilder.int64().name("io.debezium.time.Timestamp").build(), 5L, "5000"),
        Arguments.of(
            SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build(), 5L, "5"),
        Arguments.of(SchemaBuilder.int32().name("io.debezium.time.Date").build(), 1, "1970-01-02"),
        Arguments.of(Decimal.schema(10), new BigDecimal("0E-10"), "0.0000000000"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void writesEachTypeAsHudisOwnGeneratorsDo(Schema schema, Object value, String text) {
    Schema row = SchemaBuilder.struct().field("id", schema).build();
    assertThat(keys(List.of("id"), List.of()).of(new Struct(row).put("id", value)).key())
        .isEqualTo(text);
  }

  @Test
  void refusesTypesByWhichRowsCannotBeToldApart() {
    Schema row = SchemaBuilder.struct().field("id", Schema.FLOAT64_SCHEMA).build();
    assertThatThrownBy(() -> keys(List.of("id"), List.of()).of(new Struct(row).put("id", 1.0)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("field id is of type FLOAT64");
  }

  @Test
  void takesNullForNullWhateverTheDefaultOfNewRows() {
    Schema row =
        SchemaBuilder.struct()
            .field("id", Schema.STRING_SCHEMA)
            .field("region", SchemaBuilder.string().optional().defaultValue("north").build())
            .build();
    assertThat(
            keys(List.of("id"), List.of("region"))
                .of(new Struct(row).put("id", "a").put("region", null)))
        .isEqualTo(new RowKey("a", "region=__HIVE_DEFAULT_PARTITION__"));
  }

  @Test
  void namesTheColumnsOfAKeyOfSeveral() {
    assertThat(two("a", "b")).isEqualTo(new RowKey("x:a,y:b", ""));
  }

  @Test
  void keepsAnEmptyColumnOfAKeyOfSeveralAsHudiDoes() {
    assertThat(two("", "b")).isEqualTo(new RowKey("x:__empty__,y:b", ""));
  }

  @Test
  void refusesAKeyWhoseColumnsAreAllEmpty() {
    assertThatThrownBy(() -> two("", ""))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("x, y is empty");
  }

  @Test
  void tellsKeysApartWhoseValuesHoldTheSeparator() {
    assertThat(two("a,y:b", "c")).isNotEqualTo(two("a", "b,y:c"));
    assertThat(two("a%2C", "b")).isNotEqualTo(two("a,", "b"));
  }

  @ParameterizedTest
  @CsvSource({
    "Berlin, region=Berlin",
    "../../etc, region=..%2F..%2Fetc",
    "a=b, region=a%3Db",
    "100%, region=100%25",
    "'', region=__HIVE_DEFAULT_PARTITION__",
    ", region=__HIVE_DEFAULT_PARTITION__"
  })
  void namesPartitionsAsHiveDoesAndNeverLeavesTheTable(String value, String path) {
    assertThat(keys(List.of("id"), List.of("region")).of(Rows.row("a", 1, value)).partition())
        .isEqualTo(path);
  }

  @Test
  void nestsThePartitionsOfSeveralFields() {
    assertThat(keys(List.of("id"), List.of("region", "n")).of(Rows.row("a", 7, "x")))
        .isEqualTo(new RowKey("id:a", "region=x/n=7"));
  }

  private static RowKey two(String x, String y) {
    Schema row =
        SchemaBuilder.struct()
            .field("x", Schema.STRING_SCHEMA)
            .field("y", Schema.STRING_SCHEMA)
            .build();
    return keys(List.of("x", "y"), List.of()).of(new Struct(row).put("x", x).put("y", y));
  }

  private static RowKeys keys(List<String> keyFields, List<String> partitionFields) {
    return new RowKeys(
        TestTables.records(
            "auto",
            String.join(",", keyFields),
            Map.of("partition.fields", String.join(",", partitionFields))));
  }
}
