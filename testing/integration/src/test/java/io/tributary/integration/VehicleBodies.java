package io.tributary.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.quickstart.proof.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads bodies of bus feeds by the services' own descriptions, with no class of the poller. */
final class VehicleBodies {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> REALS = Set.of("lat", "lon", "speedKmHr");
  private static final Set<String> WHOLES = Set.of("heading", "secsSinceReport");

  private VehicleBodies() {}

  /** UmoIQ's JSON: all values are text, the vehicles an array, one object, or absent. */
  static List<Row> umoIq(byte[] body) throws IOException {
    JsonNode root = MAPPER.readTree(body);
    List<Row> rows = new ArrayList<>();
    if (root.has("Error")) {
      return rows;
    }
    Instant feedTime = Instant.ofEpochMilli(root.path("lastTime").path("time").asLong());
    JsonNode vehicles = root.path("vehicle");
    for (JsonNode vehicle : vehicles.isObject() ? List.of(vehicles) : list(vehicles)) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      vehicle
          .properties()
          .forEach(
              each -> values.put(each.getKey(), typed(each.getKey(), each.getValue().asText())));
      values.put("feed_time", feedTime);
      values.put("report_time", feedTime.minusSeconds(vehicle.path("secsSinceReport").asLong()));
      rows.add(new Row(values));
    }
    return rows;
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  private static Object typed(String name, String text) {
    return REALS.contains(name)
        ? (Object) Double.valueOf(text)
        : WHOLES.contains(name)
            ? (Object) Long.valueOf(text)
            : name.equals("predictable") ? (Object) Boolean.valueOf(text) : text;
  }

  /** restbus: a bare array of objects, typed by JSON itself. */
  static List<Row> restBus(byte[] body) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (JsonNode vehicle : MAPPER.readTree(body)) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      vehicle
          .properties()
          .forEach(
              each -> {
                if (!each.getKey().equals("_links")) {
                  values.put(each.getKey(), value(each.getKey(), each.getValue()));
                }
              });
      rows.add(new Row(values));
    }
    return rows;
  }

  private static @Nullable Object value(String name, JsonNode value) {
    return value.isNull()
        ? null
        : value.isBoolean()
            ? (Object) value.booleanValue()
            : value.isTextual()
                ? value.textValue()
                : REALS.contains(name) ? (Object) value.doubleValue() : (Object) value.longValue();
  }
}
