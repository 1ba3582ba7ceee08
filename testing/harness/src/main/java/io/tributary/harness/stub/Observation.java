package io.tributary.harness.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One vehicle in a body.
 *
 * @param reported when it reported, in the unit of its API (OpenSky seconds, UmoIQ milliseconds)
 */
record Observation(String vehicle, long reported) {
  private static final int ICAO24 = 0;
  private static final int LAST_CONTACT = 4;
  private static final long MILLIS = 1000;

  static List<Observation> in(Endpoint endpoint, JsonNode body) {
    return endpoint == Endpoint.OPENSKY ? aircraft(body) : buses(body);
  }

  private static List<Observation> aircraft(JsonNode body) {
    List<Observation> all = new ArrayList<>();
    for (JsonNode each : body.path("states")) {
      all.add(new Observation(each.path(ICAO24).asText(), each.path(LAST_CONTACT).asLong()));
    }
    return all;
  }

  private static List<Observation> buses(JsonNode body) {
    long now = body.path("lastTime").path("time").asLong();
    JsonNode vehicles = body.path("vehicle");
    List<Observation> all = new ArrayList<>();
    for (JsonNode each : vehicles.isObject() ? List.of(vehicles) : vehicles) {
      long age = each.path("secsSinceReport").asLong() * MILLIS;
      all.add(new Observation(each.path("id").asText(), now - age));
    }
    return all;
  }
}
