package io.tributary.quickstart.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.quickstart.proof.BusReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made up in a shape, and read back by who knows the shape only, is the same. */
class RecordedBusesTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.250Z");

  private final List<BusReport> reports =
      List.of(
          new BusReport(7, 60, "1", true, 12L, 40L, 90L, 43.65, -79.4, 9L, NOW.minusSeconds(12)),
          new BusReport(8, 61, null, null, 0L, null, null, 43.7, -79.5, null, NOW));

  @Test
  void readsUmoIqsJson() throws IOException {
    assertThat(RecordedBuses.umoIq(BusBodies.umoIq(reports, NOW))).isEqualTo(reports);
  }

  @Test
  void readsUmoIqsXml() throws IOException {
    assertThat(RecordedBuses.umoIqXml(BusBodies.umoIqXml(reports, NOW))).isEqualTo(reports);
  }

  @Test
  void readsRestBus() throws IOException {
    assertThat(RecordedBuses.restBus(BusBodies.restBus(reports), NOW)).isEqualTo(reports);
  }

  @Test
  void readsASingleVehicleThatIsNoArray() throws IOException {
    byte[] body =
        ("{\"vehicle\":{\"id\":\"5\",\"routeTag\":\"7\",\"lat\":\"1.5\",\"lon\":\"2\"},"
                + "\"lastTime\":{\"time\":\"1000\"}}")
            .getBytes(UTF_8);

    assertThat(RecordedBuses.umoIq(body))
        .containsExactly(
            new BusReport(
                5, 7, null, null, null, null, null, 1.5, 2, null, Instant.ofEpochSecond(1)));
  }

  @Test
  void findsTheBodiesOfEachFeedInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("restbus-2.json"), "[2]");
    Files.writeString(folder.resolve("restbus-1.json"), "[1]");
    Files.writeString(folder.resolve("nextbus.xml"), "<body/>");
    Files.writeString(folder.resolve("umoiq.json"), "{\"vehicle\":[],\"Error\":{}}");
    Files.writeString(folder.resolve("notes.md"), "");

    Map<String, List<byte[]>> bodies = BusRecordings.in(folder);

    assertThat(bodies).containsOnlyKeys("restbus", "umoiq", "umoiq-xml");
    assertThat(bodies.get("restbus"))
        .extracting(body -> new String(body, UTF_8))
        .containsExactly("[1]", "[2]");
    assertThat(bodies.get("umoiq"))
        .extracting(body -> new String(body, UTF_8))
        .containsExactly("{\"vehicle\":[]}");
  }

  @Test
  void refusesAFolderWithoutThem(@TempDir Path folder) {
    assertThatThrownBy(() -> BusRecordings.in(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("restbus*.json");
  }
}
