package io.tributary.quickstart.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UmoIqBodyTest {

  private static final String BUS =
      """
      {"id": "8179", "routeTag": "501", "lat": "43.65", "lon": "-79", "heading": "-4",
       "speedKmHr": "0", "secsSinceReport": "7", "predictable": "false"}
      """;

  @Test
  void givesTextItsTypeAndCountsBackFromTheFeedsTime() throws IOException {
    List<Row> rows =
        rows("{\"vehicle\": [" + BUS + "], \"lastTime\": {\"time\": \"1600000007123\"}}");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).values())
        .containsEntry("vehicle_id", "8179")
        .containsEntry("route", "501")
        .containsEntry("direction", null)
        .containsEntry("lon", -79.0)
        .containsEntry("heading", -4L)
        .containsEntry("speed_kmh", 0.0)
        .containsEntry("predictable", false)
        .containsEntry("report_time", Instant.ofEpochMilli(1_600_000_000_123L))
        .containsEntry("agency", "ttc")
        .containsOnlyKeys(UmoIqBody.COLUMN_NAMES);
  }

  @Test
  void takesALoneVehicleForAListOfOne() throws IOException {
    assertThat(rows("{\"vehicle\": " + BUS + ", \"lastTime\": {\"time\": \"7000\"}}")).hasSize(1);
  }

  @Test
  void hasNoRowsWhenNoVehicleReported() throws IOException {
    assertThat(rows("{\"lastTime\": {\"time\": \"7000\"}}")).isEmpty();
  }

  private static List<Row> rows(String json) throws IOException {
    return UmoIqBody.rows(json.getBytes(UTF_8));
  }
}
