package io.tributary.quickstart.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bus reports, whichever API tells it.
 *
 * @param kph speed in kilometres per hour; null when the API does not tell it, as the others
 * @param heading degrees clockwise from north
 * @param at when it was reported
 */
public record BusReport(
    long id,
    long route,
    @Nullable String direction,
    @Nullable Boolean predictable,
    @Nullable Long secondsSinceReport,
    @Nullable Long kph,
    @Nullable Long heading,
    double latitude,
    double longitude,
    @Nullable Long leader,
    Instant at) {

  /** What tells buses apart. */
  public static final List<String> KEY = List.of("id");

  /** The column that tells which of two reports is the later. */
  public static final String TIME = "event_time";

  /** The report as the table of buses has it. */
  public Row row() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("id", id);
    values.put("routeId", route);
    values.put("directionId", direction);
    values.put("predictable", predictable);
    values.put("secsSinceReport", secondsSinceReport);
    values.put("kph", kph);
    values.put("heading", heading);
    values.put("lat", latitude);
    values.put("lon", longitude);
    values.put("leadingVehicleId", leader);
    values.put(TIME, at);
    return new Row(values);
  }
}
