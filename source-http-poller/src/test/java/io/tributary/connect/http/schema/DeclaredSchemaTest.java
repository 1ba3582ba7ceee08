package io.tributary.connect.http.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeclaredSchemaTest {

  @Test
  void readsEachTypeOfTheDdl() {
    Schema schema =
        DeclaredSchema.parse(
            "id STRING NOT NULL, ok boolean, a TINYINT, b SMALLINT, c INT, d BIGINT, e FLOAT,"
                + " f DOUBLE NULL, g DECIMAL(10, 2), h BYTES, i DATE, j TIME, k TIMESTAMP NOT NULL");

    assertThat(schema)
        .isEqualTo(
            SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("ok", Schema.OPTIONAL_BOOLEAN_SCHEMA)
                .field("a", Schema.OPTIONAL_INT8_SCHEMA)
                .field("b", Schema.OPTIONAL_INT16_SCHEMA)
                .field("c", Schema.OPTIONAL_INT32_SCHEMA)
                .field("d", Schema.OPTIONAL_INT64_SCHEMA)
                .field("e", Schema.OPTIONAL_FLOAT32_SCHEMA)
                .field("f", Schema.OPTIONAL_FLOAT64_SCHEMA)
                .field("g", Decimal.builder(2).optional().build())
                .field("h", Schema.OPTIONAL_BYTES_SCHEMA)
                .field("i", Date.builder().optional().build())
                .field("j", Time.builder().optional().build())
                .field("k", Timestamp.SCHEMA)
                .build());
  }

  @Test
  void nestsStructsArraysAndMaps() {
    Schema schema =
        DeclaredSchema.parse(
            "`the pos` STRUCT<lat: DOUBLE NOT NULL, lon DOUBLE>, tags ARRAY<STRING> NOT NULL,"
                + " more MAP<STRING, ARRAY<INT>>");

    assertThat(schema.field("the pos").schema().isOptional()).isTrue();
    assertThat(schema.field("the pos").schema().field("lat").schema())
        .isEqualTo(Schema.FLOAT64_SCHEMA);
    assertThat(schema.field("tags").schema())
        .isEqualTo(SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).build());
    assertThat(schema.field("more").schema().valueSchema().valueSchema())
        .isEqualTo(Schema.OPTIONAL_INT32_SCHEMA);
  }

  @Test
  void readsTheJsonOfConnect() {
    Schema schema =
        DeclaredSchema.parse(
            "{\"type\":\"struct\",\"name\":\"ship\",\"version\":3,\"fields\":["
                + "{\"field\":\"id\",\"type\":\"string\"},"
                + "{\"field\":\"n\",\"type\":\"int32\",\"optional\":true},"
                + "{\"field\":\"at\",\"type\":\"int64\",\"name\":\""
                + Timestamp.LOGICAL_NAME
                + "\",\"version\":1},"
                + "{\"field\":\"tags\",\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "{\"field\":\"m\",\"type\":\"map\",\"keys\":{\"type\":\"string\"},"
                + "\"values\":{\"type\":\"double\",\"optional\":true}}]}");

    assertThat(schema.name()).isEqualTo("ship");
    assertThat(schema.version()).isEqualTo(3);
    assertThat(schema.field("n").schema()).isEqualTo(Schema.OPTIONAL_INT32_SCHEMA);
    assertThat(schema.field("at").schema()).isEqualTo(Timestamp.SCHEMA);
    assertThat(schema.field("tags").schema().valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
    assertThat(schema.field("m").schema().valueSchema()).isEqualTo(Schema.OPTIONAL_FLOAT64_SCHEMA);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void saysWhatIsWrong(String text, String says) {
    assertThatThrownBy(() -> DeclaredSchema.parse(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(says);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("id", "a type is missing"),
        Arguments.of("id STRIN", "no type"),
        Arguments.of("id STRING NOT", "'NULL' is missing"),
        Arguments.of("id STRING n INT", "not expected"),
        Arguments.of("id STRING, ; DROP", "no DDL"),
        Arguments.of("id STRING, id INT", "duplication"),
        Arguments.of("p STRUCT<lat DOUBLE", "'>' is missing"),
        Arguments.of("m MAP<INT, STRING>", "STRING"),
        Arguments.of("d DECIMAL(x)", "no number"),
        Arguments.of("{\"type\":\"int64\"}", "no struct"),
        Arguments.of("{\"type\":\"struct\",\"fields\":[]}", "no struct"),
        Arguments.of("{\"type\":\"struct\"}", "fields"),
        Arguments.of("{\"type\":\"struct\",\"fields\":[{\"type\":\"int64\"}]}", "field"),
        Arguments.of("{\"type\":\"what\"}", "no type"),
        Arguments.of("{\"type\":", "no JSON"));
  }
}
