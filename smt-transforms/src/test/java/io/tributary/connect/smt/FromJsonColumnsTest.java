package io.tributary.connect.smt;

import static io.tributary.connect.smt.FromJsonRecords.json;
import static io.tributary.connect.smt.FromJsonRecords.props;
import static io.tributary.connect.smt.FromJsonRecords.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where FromJson takes a column from, and how its timestamps are written. */
class FromJsonColumnsTest {

  @Test
  void takesColumnsFromOtherPlaces() {
    String text =
        json("{'vehicle':{'id':'7','pos':{'lat':1.5}},'a.b':'x','speed':3,'stops':[{'n':1}]}");
    String flat =
        "id STRING! FROM vehicle.id, lat FROM vehicle.pos.lat DOUBLE, odd STRING FROM `a.b`";
    String renamed = "kmh INT DEFAULT 0 FROM speed, stops ARRAY<STRUCT<nr INT FROM n>>";

    Struct row = read(text, "schema", flat);
    assertThat(row.get("id")).isEqualTo("7");
    assertThat(row.get("lat")).isEqualTo(1.5);
    assertThat(row.get("odd")).isEqualTo("x");
    assertThat(read(Json.ofStrict(text), "schema", flat)).isEqualTo(row);

    row = read(text, "schema", renamed);
    assertThat(row.get("kmh")).isEqualTo(3);
    assertThat(row.<Struct>getArray("stops").get(0).get("nr")).isEqualTo(1);
    assertThat(read(Json.ofStrict(text), "schema", renamed)).isEqualTo(row);
    assertThat(read("{}", "schema", renamed).get("kmh")).isEqualTo(0);
    assertThat(
            read(text, "schema", "a INT FROM speed, b STRING FROM speed, speed DOUBLE").toString())
        .isEqualTo("Struct{a=3,b=3,speed=3.0}");
  }

  @Test
  void refusesARecordWithoutARequiredColumnsPlace() {
    assertThatThrownBy(
            () -> read("{'vehicle':5}".replace('\'', '"'), "schema", "id INT! FROM vehicle.id"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/id")
        .hasMessageContaining("required");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20 12:00:05, 2026-11-20T12:00:05Z",
    "20/11/2026 12:00, 2026-11-20T12:00:00Z",
    "2026-11-20T13:00:05+01:00, 2026-11-20T12:00:05Z",
    "20261120, 2026-11-20T00:00:00Z"
  })
  void readsTimestampsInTheFormatsThatItIsTold(String text, Instant expected) {
    Struct row =
        read(
            "{\"at\":\"%s\",\"all\":[\"%s\"]}".formatted(text, text),
            "schema",
            "at TIMESTAMP, all ARRAY<TIMESTAMP(iso)>",
            "timestamp.formats",
            "yyyy-MM-dd HH:mm:ss; dd/MM/yyyy HH:mm; yyyyMMdd");

    assertThat(row.get("at")).isEqualTo(Date.from(expected));
    assertThat(row.getArray("all")).containsExactly(Date.from(expected));
  }

  @Test
  void refusesATextInNoFormatOfItsTimestamp() {
    assertThatThrownBy(
            () ->
                read(
                    json("{'at':'20.11.2026'}"),
                    "schema",
                    "at TIMESTAMP",
                    "timestamp.formats",
                    "yyyy-MM-dd HH:mm:ss"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/at")
        .hasMessageNotContaining("20.11");
  }

  @Test
  void refusesFormatsThatReadNothing() {
    assertThat(formatErrors("at TIMESTAMP", "yyyy-MM-dd")).isEmpty();
    assertThat(formatErrors("at TIMESTAMP", "yyyy-bb; ").get("timestamp.formats").toString())
        .contains("line 1 col 1: not a pattern of dates")
        .contains("line 1 col 9: an empty pattern");
    for (String schema : List.of("at TIMESTAMP(s), n INT", "infer")) {
      assertThat(formatErrors(schema, "yyyy-MM-dd").get("timestamp.formats").toString())
          .contains("no column reads a timestamp by it");
    }
  }

  private static Map<String, List<String>> formatErrors(String schema, String formats) {
    return Post.errors(FromJson.CONFIG_DEF, props("schema", schema, "timestamp.formats", formats));
  }
}
