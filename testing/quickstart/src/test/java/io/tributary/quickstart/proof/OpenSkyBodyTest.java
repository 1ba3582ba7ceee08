package io.tributary.quickstart.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenSkyBodyTest {

  @Test
  void namesThePositionsAndTrimsTheCallsign() throws IOException {
    List<Row> rows =
        rows(
            """
            {"time": 1600000005, "states": [["abc123", "SWR1    ", "Switzerland", 1600000000,
              1600000001, 8.5, 47, 400, false, 200, null, -1.3, [1, 2], null, "1000", true, 0, 6]]}
            """);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).values())
        .containsEntry("icao24", "abc123")
        .containsEntry("callsign", "SWR1")
        .containsEntry("last_contact", Instant.ofEpochSecond(1_600_000_001))
        .containsEntry("latitude", 47.0)
        .containsEntry("velocity", 200.0)
        .containsEntry("true_track", null)
        .containsEntry("sensors", List.of(1L, 2L))
        .containsEntry("position_source", 0L)
        .containsEntry("category", 6L)
        .containsEntry("snapshot_time", Instant.ofEpochSecond(1_600_000_005));
  }

  @Test
  void givesNullForThePositionThatAShorterVectorLacks() throws IOException {
    assertThat(rows("{\"time\": 1, \"states\": [[\"abc123\"]]}").get(0).values())
        .hasSize(19)
        .containsEntry("category", null);
  }

  @Test
  void hasNoRowsWhenStatesIsNull() throws IOException {
    assertThat(rows("{\"time\": 1, \"states\": null}")).isEmpty();
  }

  private static List<Row> rows(String json) throws IOException {
    return OpenSkyBody.rows(json.getBytes(UTF_8));
  }
}
