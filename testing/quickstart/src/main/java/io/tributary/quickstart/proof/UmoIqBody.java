package io.tributary.quickstart.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One answer of UmoIQ's {@code vehicleLocations}, in the shape that the buses' topic has: all
 * values are text, {@code vehicle} is an array, one object or absent, and a vehicle reported {@code
 * secsSinceReport} before the feed's own time.
 */
public final class UmoIqBody {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The columns of a row, in order. */
  public static final List<String> COLUMN_NAMES =
      List.of(
          "vehicle_id",
          "route",
          "direction",
          "lat",
          "lon",
          "heading",
          "speed_kmh",
          "predictable",
          "report_time",
          "agency");

  private UmoIqBody() {}

  /**
   * The vehicles of one body as rows, in order.
   *
   * @throws IOException when the body is not JSON
   */
  public static List<Row> rows(byte[] body) throws IOException {
    JsonNode root = MAPPER.readTree(body);
    JsonNode vehicles = root.path("vehicle");
    Instant feedTime = Instant.ofEpochMilli(root.path("lastTime").path("time").asLong());
    List<Row> rows = new ArrayList<>();
    if (vehicles.isObject()) {
      rows.add(row(vehicles, feedTime));
    }
    if (vehicles.isArray()) {
      vehicles.forEach(vehicle -> rows.add(row(vehicle, feedTime)));
    }
    return rows;
  }

  private static Row row(JsonNode vehicle, Instant feedTime) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("vehicle_id", value(vehicle, "id", text -> text));
    values.put("route", value(vehicle, "routeTag", text -> text));
    values.put("direction", value(vehicle, "dirTag", text -> text));
    values.put("lat", value(vehicle, "lat", Double::valueOf));
    values.put("lon", value(vehicle, "lon", Double::valueOf));
    values.put("heading", value(vehicle, "heading", Long::valueOf));
    values.put("speed_kmh", value(vehicle, "speedKmHr", Double::valueOf));
    values.put("predictable", value(vehicle, "predictable", Boolean::valueOf));
    values.put("report_time", feedTime.minusSeconds(vehicle.path("secsSinceReport").asLong()));
    values.put("agency", "ttc");
    return new Row(values);
  }

  private static @Nullable Object value(
      JsonNode vehicle, String name, Function<String, Object> meaning) {
    JsonNode value = vehicle.path(name);
    return value.isTextual() ? meaning.apply(value.textValue()) : null;
  }
}
