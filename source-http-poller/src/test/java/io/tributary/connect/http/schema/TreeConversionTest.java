package io.tributary.connect.http.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeConversionTest {

  @Test
  void givesEachFieldItsType() {
    Schema schema =
        DeclaredSchema.parse(
            "a TINYINT, c INT, d BIGINT, e FLOAT, f DOUBLE, g DECIMAL(6,2), h BYTES, i DATE,"
                + " j TIME, k TIMESTAMP, p STRUCT<x INT>, t ARRAY<INT>, m MAP<STRING,BOOLEAN>");

    Struct struct =
        (Struct)
            TreeConversion.convert(
                schema,
                Map.ofEntries(
                    Map.entry("a", 7L),
                    Map.entry("c", "12"),
                    Map.entry("d", 9_007_199_254_740_993L),
                    Map.entry("e", 0.5f),
                    Map.entry("f", 3L),
                    Map.entry("g", "12.30"),
                    Map.entry("h", "AQI="),
                    Map.entry("i", "1970-01-02"),
                    Map.entry("j", "00:00:01"),
                    Map.entry("k", 1_700_000_000L),
                    Map.entry("p", Map.of("x", 1L, "more", 2L)),
                    Map.entry("t", List.of(1L, 2L)),
                    Map.entry("m", Map.of("y", true)),
                    Map.entry("unknown", "left out")));

    assertThat(struct.get("a")).isEqualTo((byte) 7);
    assertThat(struct.get("c")).isEqualTo(12);
    assertThat(struct.get("d")).isEqualTo(9_007_199_254_740_993L);
    assertThat(struct.get("e")).isEqualTo(0.5f);
    assertThat(struct.get("f")).isEqualTo(3.0);
    assertThat(struct.get("g")).isEqualTo(new BigDecimal("12.30"));
    assertThat((byte[]) struct.get("h")).containsExactly(1, 2);
    assertThat(struct.get("i")).isEqualTo(new Date(86_400_000));
    assertThat(struct.get("j")).isEqualTo(new Date(1_000));
    assertThat(struct.get("k")).isEqualTo(Date.from(Instant.ofEpochSecond(1_700_000_000)));
    assertThat(struct.getStruct("p").get("x")).isEqualTo(1);
    assertThat(struct.get("t")).isEqualTo(List.of(1, 2));
    assertThat(struct.get("m")).isEqualTo(Map.of("y", true));
  }

  @ParameterizedTest
  @CsvSource({
    "v TINYINT, 4711, beyond",
    "v INT, 4711x, 'v'",
    "v BIGINT, 47.11, 'v'",
    "'v DECIMAL(4,1)', 47.11, 'v'",
    "'v DECIMAL(4,1)', 1e999999999, 'v'",
    "v BYTES, 4711!, 'v'",
    "v DATE, 4711, 'v'",
    "v STRUCT<x INT>, 4711, an object",
    "v ARRAY<INT>, 4711, an array",
    "v BOOLEAN, 4711, 'v'"
  })
  void refusesWhatDoesNotFitAndQuotesNothing(String ddl, String value, String says) {
    assertThatThrownBy(() -> TreeConversion.convert(DeclaredSchema.parse(ddl), Map.of("v", value)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(says)
        .hasMessageNotContaining("4711");
  }

  @Test
  void saysWhichFieldIsMissing() {
    Schema schema = DeclaredSchema.parse("p STRUCT<x INT NOT NULL>");

    assertThatThrownBy(() -> TreeConversion.convert(schema, Map.of("p", Map.of())))
        .hasMessageContaining("'p/x'");
  }
}
