package io.tributary.quickstart.proof;

import static io.tributary.quickstart.proof.Records.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectJsonTest {

  @Test
  void givesNumbersTheFormThatTheirSchemaDeclares() {
    assertThat(
            decode(
                """
                {"schema":{"type":"struct","optional":false,"fields":[
                  {"type":"double","field":"velocity"},
                  {"type":"int32","field":"source"},
                  {"type":"float","field":"single"}]},
                 "payload":{"velocity":200,"source":3,"single":1.5}}
                """))
        .isEqualTo(row("velocity", 200.0, "source", 3L, "single", 1.5f));
  }

  @Test
  void keepsNulls() {
    assertThat(
            decode(
                """
                {"schema":{"type":"struct","fields":[
                  {"type":"double","optional":true,"field":"velocity"}]},
                 "payload":{"velocity":null}}
                """))
        .isEqualTo(row("velocity", null));
    assertThat(decode("{\"schema\":{\"type\":\"string\"},\"payload\":null}")).isNull();
    assertThat(ConnectJson.decode(null)).isNull();
  }

  @Test
  void readsLogicalTypes() {
    assertThat(
            decode(
                """
                {"schema":{"type":"struct","fields":[
                  {"type":"int64","name":"org.apache.kafka.connect.data.Timestamp","field":"seen"},
                  {"type":"bytes","name":"org.apache.kafka.connect.data.Decimal",
                   "parameters":{"scale":"2"},"field":"total"}]},
                 "payload":{"seen":1600000000123,"total":"+DE="}}
                """))
        .isEqualTo(
            row(
                "seen",
                Instant.parse("2020-09-13T12:26:40.123Z"),
                "total",
                new BigDecimal("-19.99")));
  }

  @Test
  void refusesAFractionWhereAWholeNumberIsDeclared() {
    assertThatThrownBy(() -> decode("{\"schema\":{\"type\":\"int64\"},\"payload\":1.5}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesARecordWithoutSchema() {
    assertThatThrownBy(() -> decode("{\"velocity\":200}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema");
  }

  private static Object decode(String json) {
    return ConnectJson.decode(json.getBytes(UTF_8));
  }
}
