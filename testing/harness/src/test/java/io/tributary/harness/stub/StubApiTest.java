package io.tributary.harness.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubApiTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);
  private static final String ALL_BUSES = "?command=vehicleLocations&a=ttc&t=0";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void oneSeedGivesOneWorld() throws Exception {
    String first;
    try (StubApi api = api(simulation())) {
      first = body(api, Endpoint.OPENSKY, "") + body(api, Endpoint.BUSES, ALL_BUSES);
    }
    try (StubApi api = api(simulation())) {
      assertThat(body(api, Endpoint.OPENSKY, "") + body(api, Endpoint.BUSES, ALL_BUSES))
          .isEqualTo(first);
    }
    try (StubApi api = api(StubSettings.simulation(2, START))) {
      assertThat(body(api, Endpoint.OPENSKY, "") + body(api, Endpoint.BUSES, ALL_BUSES))
          .isNotEqualTo(first);
    }
  }

  @Test
  void aircraftFlyAtTheSpeedTheyTell() throws Exception {
    try (StubApi api = api(simulation().stepSeconds(60))) {
      JsonNode before = JSON.readTree(body(api, Endpoint.OPENSKY, "")).get("states");
      JsonNode after = JSON.readTree(body(api, Endpoint.OPENSKY, "")).get("states");
      int cruising = 0;
      for (int i = 0; i < before.size(); i++) {
        JsonNode from = before.get(i);
        JsonNode to = after.get(i);
        if (from.get(7).equals(to.get(7)) && from.get(5).isNumber() && !from.get(8).asBoolean()) {
          cruising++;
          long seconds = to.get(4).asLong() - from.get(4).asLong();
          double metres = place(from).distanceTo(place(to));
          assertThat(metres / seconds).isBetween(0.97 * speed(from), 1.03 * speed(from));
        }
      }
      assertThat(cruising).isGreaterThan(20);
    }
  }

  @Test
  void stateVectorsLookAsRecordedOnes() throws Exception {
    try (StubApi api = api(simulation())) {
      JsonNode states = JSON.readTree(body(api, Endpoint.OPENSKY, "")).get("states");
      Set<String> seen = new HashSet<>();
      for (JsonNode row : states) {
        assertThat(row.size()).isEqualTo(17);
        if (row.get(1).isTextual()) {
          assertThat(row.get(1).asText()).hasSize(8);
          seen.add(row.get(1).asText().isBlank() ? "blank callsign" : "callsign");
        }
        seen.add(row.get(5).isNull() ? "no position" : "position");
        seen.add(row.get(8).asBoolean() ? "ground" : "air");
        seen.add(row.get(9).isIntegralNumber() ? "whole float" : "float");
      }
      assertThat(seen)
          .containsExactlyInAnyOrder(
              "callsign",
              "blank callsign",
              "no position",
              "position",
              "ground",
              "air",
              "whole float",
              "float");
      JsonNode extended = JSON.readTree(body(api, Endpoint.OPENSKY, "?extended=1")).get("states");
      assertThat(extended.get(0).size()).isEqualTo(18);
    }
  }

  @Test
  void busesAreAnArrayAnObjectOrAbsentAndAllText() throws Exception {
    Set<String> shapes = new HashSet<>();
    try (StubApi api = api(simulation().vehicles(1, 24))) {
      String cursor = "0";
      for (int i = 0; i < 60; i++) {
        JsonNode body =
            JSON.readTree(
                body(api, Endpoint.BUSES, "?command=vehicleLocations&a=ttc&r=7&t=" + cursor));
        JsonNode vehicle = body.path("vehicle");
        shapes.add(vehicle.getNodeType().name());
        vehicle.findValues("id").forEach(each -> assertThat(each.isTextual()).isTrue());
        vehicle.findValues("lat").forEach(each -> assertThat(each.isTextual()).isTrue());
        cursor = body.path("lastTime").path("time").asText();
      }
    }
    assertThat(shapes).containsExactlyInAnyOrder("ARRAY", "OBJECT", "MISSING");
  }

  @Test
  void busErrorsComeWithStatus200() throws Exception {
    try (StubApi api = api(simulation())) {
      assertThat(body(api, Endpoint.BUSES, "?command=nonsense"))
          .contains("\"shouldRetry\":\"false\"");
      assertThat(body(api, Endpoint.BUSES, ALL_BUSES + "x")).contains("must be a number");
      JsonNode withoutCursor =
          JSON.readTree(body(api, Endpoint.BUSES, "?command=vehicleLocations&a=ttc"));
      assertThat(withoutCursor.has("vehicle")).isTrue();
      assertThat(withoutCursor.has("Error")).isTrue();
    }
  }

  @Test
  void timeStandsStillAfterTheBound() throws Exception {
    try (StubApi api = api(simulation().polls(2))) {
      String first = body(api, Endpoint.OPENSKY, "");
      String second = body(api, Endpoint.OPENSKY, "");
      assertThat(second).isNotEqualTo(first);
      assertThat(body(api, Endpoint.OPENSKY, "")).isEqualTo(second);
      Tally tally = api.journal().getOrDefault(Endpoint.OPENSKY, Tally.NOTHING);
      assertThat(tally.responses()).isEqualTo(3);
      assertThat(tally.versions()).isEqualTo(2);
      assertThat(tally.records()).isEqualTo(600);
      assertThat(tally.observations()).isBetween(301L, 599L);
    }
  }

  @Test
  void timeDoesNotRunFarAheadOfTheClock() throws Exception {
    try (StubApi api = api(simulation().stepSeconds(400))) {
      body(api, Endpoint.OPENSKY, "");
      String second = body(api, Endpoint.OPENSKY, "");
      assertThat(body(api, Endpoint.OPENSKY, "")).isEqualTo(second);
    }
  }

  @Test
  void recordedBodiesAreServedInOrderAndTheLastForEver(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("b.json"), "{\"time\":2,\"states\":null}");
    Files.writeString(folder.resolve("a.json"), "{\"time\":1,\"states\":[[\"x\",null,null,1,1]]}");
    Path served = folder.resolve("served");
    try (StubApi api = api(simulation().openSkyBodies(folder).served(served))) {
      assertThat(body(api, Endpoint.OPENSKY, "")).startsWith("{\"time\":1");
      assertThat(body(api, Endpoint.OPENSKY, "")).startsWith("{\"time\":2");
      assertThat(body(api, Endpoint.OPENSKY, "")).startsWith("{\"time\":2");
      assertThat(api.journal().get(Endpoint.OPENSKY)).isEqualTo(new Tally(3, 0, 2, 1, 1));
    }
    assertThat(served.resolve("opensky/000001.json"))
        .hasSameTextualContentAs(folder.resolve("a.json"));
    assertThat(served.resolve("opensky/000002.json")).exists();
  }

  @Test
  void aFolderWithoutBodiesIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> api(simulation().openSkyBodies(folder)))
        .hasMessageContaining("no recorded body");
  }

  @Test
  void faultsComeAsOrderedAndDoNotMoveTime() throws Exception {
    try (StubApi api = api(simulation())) {
      api.fail(Endpoint.OPENSKY, new Fault(Fault.Kind.THROTTLED, 7), 1);
      api.fail(Endpoint.OPENSKY, new Fault(Fault.Kind.UNAVAILABLE, 0), 1);
      api.fail(Endpoint.OPENSKY, new Fault(Fault.Kind.HANG, 60), 1);
      HttpResponse<String> throttled = get(api.url(Endpoint.OPENSKY));
      assertThat(throttled.statusCode()).isEqualTo(429);
      assertThat(throttled.headers().firstValue("Retry-After")).contains("7");
      assertThat(throttled.headers().firstValue("X-Rate-Limit-Retry-After-Seconds")).contains("7");
      assertThat(get(api.url(Endpoint.OPENSKY)).statusCode()).isEqualTo(503);
      assertThatThrownBy(() -> get(api.url(Endpoint.OPENSKY)))
          .isInstanceOf(HttpTimeoutException.class);
      assertThat(body(api, Endpoint.OPENSKY, "")).startsWith("{\"time\":" + START.getEpochSecond());
      assertThat(api.journal().getOrDefault(Endpoint.OPENSKY, Tally.NOTHING).faults()).isEqualTo(3);
    }
  }

  private static StubSettings simulation() {
    return StubSettings.simulation(1, START);
  }

  private static StubApi api(StubSettings settings) {
    return StubApi.start(0, settings, CLOCK);
  }

  private String body(StubApi api, Endpoint endpoint, String query) throws Exception {
    HttpResponse<String> response = get(api.url(endpoint) + query);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private HttpResponse<String> get(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(3)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static Place place(JsonNode row) {
    return new Place(row.get(6).asDouble(), row.get(5).asDouble());
  }

  private static double speed(JsonNode row) {
    return row.get(9).asDouble();
  }
}
