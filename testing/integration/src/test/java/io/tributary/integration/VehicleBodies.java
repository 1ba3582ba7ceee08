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

  /** The Date header of every answer. */
  static final Instant ANSWERED = Instant.parse("2016-12-24T12:00:00Z");

  private static final Set<String> REALS = Set.of("lat", "lon", "speedKmHr");
  private static final Set<String> WHOLES = Set.of("heading", "secsSinceReport");

  private static final List<String> CURRENT_STATUS =
      List.of("INCOMING_AT", "STOPPED_AT", "IN_TRANSIT_TO");

  /** The columns of {@link #gtfsRealtime}. */
  static final List<String> GTFS_COLUMNS =
      List.of(
          "vehicle_id",
          "label",
          "timestamp",
          "trip_id",
          "route_id",
          "direction_id",
          "start_time",
          "start_date",
          "latitude",
          "longitude",
          "bearing",
          "speed",
          "stop_id",
          "current_stop_sequence",
          "current_status",
          "occupancy_percentage");

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
      Instant reported = ANSWERED.minusSeconds(vehicle.path("secsSinceReport").asLong());
      values.put("answered_at", ANSWERED);
      values.put("report_time", reported);
      rows.add(new Row(values));
    }
    return rows;
  }

  /**
   * GTFS Realtime: the vehicles of the entities that have one, by the numbers of the .proto file.
   */
  static List<Row> gtfsRealtime(byte[] body) {
    List<Row> rows = new ArrayList<>();
    for (Object entity : ProtoBytes.fields(body).getOrDefault(2, List.of())) {
      Map<Integer, List<Object>> vehicle =
          ProtoBytes.message(ProtoBytes.fields((byte[]) entity), 4);
      if (!vehicle.isEmpty()) {
        rows.add(gtfsVehicle(vehicle));
      }
    }
    return rows;
  }

  private static Row gtfsVehicle(Map<Integer, List<Object>> vehicle) {
    Map<Integer, List<Object>> trip = ProtoBytes.message(vehicle, 1);
    Map<Integer, List<Object>> position = ProtoBytes.message(vehicle, 2);
    Map<Integer, List<Object>> descriptor = ProtoBytes.message(vehicle, 8);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("vehicle_id", ProtoBytes.text(descriptor, 1));
    values.put("label", ProtoBytes.text(descriptor, 2));
    values.put(
        "timestamp",
        ProtoBytes.last(vehicle, 5) instanceof Long time ? Instant.ofEpochSecond(time) : null);
    values.put("trip_id", ProtoBytes.text(trip, 1));
    values.put("route_id", ProtoBytes.text(trip, 5));
    values.put("direction_id", ProtoBytes.last(trip, 6));
    values.put("start_time", ProtoBytes.text(trip, 2));
    values.put("start_date", ProtoBytes.text(trip, 3));
    values.put("latitude", real(position, 1));
    values.put("longitude", real(position, 2));
    values.put("bearing", real(position, 3));
    values.put("speed", real(position, 5));
    values.put("stop_id", ProtoBytes.text(vehicle, 7));
    values.put("current_stop_sequence", ProtoBytes.last(vehicle, 3));
    values.put(
        "current_status",
        ProtoBytes.last(vehicle, 4) instanceof Long status
            ? CURRENT_STATUS.get(status.intValue())
            : null);
    values.put("occupancy_percentage", ProtoBytes.last(vehicle, 10));
    return new Row(values);
  }

  private static @Nullable Object real(Map<Integer, List<Object>> fields, int number) {
    return ProtoBytes.last(fields, number) instanceof Float value
        // The decimals that the sender meant, not those of the nearest double.
        ? (Object) Double.valueOf(Float.toString(value))
        : null;
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
