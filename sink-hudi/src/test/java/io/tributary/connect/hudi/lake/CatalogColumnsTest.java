package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.catalog.CatalogColumn;
import io.tributary.connect.hudi.config.TestTables;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogColumnsTest {

  static Stream<Arguments> types() {
    Schema inner =
        SchemaBuilder.struct().field("X", Schema.INT64_SCHEMA).field("day", Date.SCHEMA).build();
    return Stream.of(
        Arguments.of(Schema.INT8_SCHEMA, "int", "\"integer\""),
        Arguments.of(Schema.INT64_SCHEMA, "bigint", "\"long\""),
        Arguments.of(Schema.FLOAT32_SCHEMA, "float", "\"float\""),
        Arguments.of(Schema.FLOAT64_SCHEMA, "double", "\"double\""),
        Arguments.of(Schema.BOOLEAN_SCHEMA, "boolean", "\"boolean\""),
        Arguments.of(Schema.STRING_SCHEMA, "string", "\"string\""),
        Arguments.of(Schema.BYTES_SCHEMA, "binary", "\"binary\""),
        Arguments.of(Date.SCHEMA, "date", "\"date\""),
        Arguments.of(Timestamp.SCHEMA, "timestamp", "\"timestamp\""),
        Arguments.of(
            Decimal.builder(2).parameter("connect.decimal.precision", "10").build(),
            "decimal(10,2)",
            "\"decimal(10,2)\""),
        Arguments.of(
            inner,
            "struct<x:bigint,day:date>",
            "{\"type\":\"struct\",\"fields\":["
                + "{\"name\":\"X\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}},"
                + "{\"name\":\"day\",\"type\":\"date\",\"nullable\":true,\"metadata\":{}}]}"),
        Arguments.of(
            SchemaBuilder.array(Schema.INT32_SCHEMA).build(),
            "array<int>",
            "{\"type\":\"array\",\"elementType\":\"integer\",\"containsNull\":true}"),
        Arguments.of(
            SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.BYTES_SCHEMA).build(),
            "map<string,binary>",
            "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":\"binary\","
                + "\"valueContainsNull\":true}"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesEachTypeAsHiveAndSparkDo(Schema type, String hive, String spark) {
    HudiRowEncoder encoder =
        new HudiRowEncoder(TestTables.table("t", "file:/t", "id", Map.of()), TestTables.columns());
    encoder.include(
        SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).field("c", type).build());
    assertThat(CatalogColumns.of(encoder.schema()).get(1))
        .isEqualTo(new CatalogColumn("c", hive, spark));
  }
}
