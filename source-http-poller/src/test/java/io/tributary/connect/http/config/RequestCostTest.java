package io.tributary.connect.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCostTest {

  private static final String OPEN_SKY = "area(lamin,lomin,lamax,lomax):25=1,100=2,400=3,*=4";

  @ParameterizedTest
  @CsvSource({
    "43.4, -79.9, 44.0, -78.9, 1",
    "45, 5, 50, 10, 1",
    "45, 5, 50, 10.1, 2",
    "40, 0, 50, 10, 2",
    "30, 0, 50, 20, 3",
    "-90, -180, 90, 180, 4"
  })
  void chargesALargerAreaMore(String south, String west, String north, String east, long credits) {
    Map<String, String> parameters =
        Map.of("lamin", south, "lomin", west, "lamax", north, "lomax", east);

    assertThat(RequestCost.parse(OPEN_SKY).of(parameters::get)).isEqualTo(credits);
  }

  @Test
  void chargesTheWorldWhereASideIsMissing() {
    assertThat(RequestCost.parse(OPEN_SKY).of(Map.of("lamin", "1")::get)).isEqualTo(4);
    assertThat(RequestCost.parse(OPEN_SKY).of(name -> "north")).isEqualTo(4);
  }

  @Test
  void chargesAlwaysTheSame() {
    assertThat(RequestCost.parse("30").of(name -> null)).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "cheap",
        "area(a,b,c):1=1,*=2",
        "area(a,b,c,d):",
        "area(a,b,c,d):25=1",
        "area(a,b,c,d):100=1,25=2,*=3",
        "area(a,b,c,d):*=1,25=2"
      })
  void refusesWhatIsNoCost(String text) {
    assertThatThrownBy(() -> RequestCost.parse(text)).isInstanceOf(ConfigException.class);
  }
}
