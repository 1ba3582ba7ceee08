package io.tributary.harness.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Simulated buses, as UmoIQ tells them: every value a string; {@code vehicle} an array, the object
 * itself when there is one, absent when there is none; only those that reported after the cursor
 * {@code t}.
 */
final class Buses {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Place CENTRE = new Place(43.70, -79.40);
  private static final List<String> TAGS =
      List.of("7", "29", "32", "36", "39", "52", "60", "84", "95", "165", "501", "504");
  private static final int STOPS = 8;
  private static final int FIRST_ID = 7000;
  private static final double KMH = 3.6;
  private static final long MILLIS = 1000;
  private static final long MEMORY_SECONDS = 900;

  private final List<Bus> buses = new ArrayList<>();

  /** A bus; what it does not tell is missing from its answers. */
  private record Bus(
      String id,
      Route route,
      double speed,
      int head,
      Reports reports,
      boolean predictable,
      boolean lost) {
    Route.Position at(long time) {
      return route.after(speed * (Math.floorMod(time, 1_000_000L) + head));
    }
  }

  Buses(long seed, int count) {
    Random random = new Random(seed);
    List<Route> routes = TAGS.stream().map(tag -> new Route(tag, stops(random))).toList();
    for (int i = 0; i < count; i++) {
      buses.add(
          new Bus(
              Integer.toString(FIRST_ID + i),
              routes.get(i % routes.size()),
              random.nextDouble(5, 11),
              random.nextInt(10_000),
              new Reports(random.nextInt(5, 30), random.nextInt(60)),
              random.nextInt(10) > 0,
              random.nextInt(20) == 0));
    }
  }

  private static List<Place> stops(Random random) {
    List<Place> stops = new ArrayList<>();
    Place at =
        new Place(
            CENTRE.latitude() + random.nextDouble(-0.06, 0.06),
            CENTRE.longitude() + random.nextDouble(-0.12, 0.12));
    for (int i = 0; i < STOPS; i++) {
      stops.add(at);
      // A grid of streets: on, then around a corner.
      boolean along = i % 3 != 2;
      at =
          new Place(
              at.latitude() + (along ? 0 : random.nextDouble(0.004, 0.01)),
              at.longitude() + (along ? random.nextDouble(0.006, 0.015) : 0));
    }
    return stops;
  }

  /**
   * The body for a time.
   *
   * @param time seconds since the epoch
   * @param route tag, or empty for all
   * @param after milliseconds since the epoch: only reports later than that; 0 for those of the
   *     last 15 minutes
   */
  ObjectNode body(long time, String route, long after) {
    ObjectNode body = JSON.objectNode();
    ArrayNode vehicles = JSON.arrayNode();
    for (Bus each : buses) {
      long report = each.reports().lastAt(time);
      boolean wanted = route.isEmpty() || each.route().tag().equals(route);
      if (wanted && report * MILLIS > after && report > time - MEMORY_SECONDS) {
        vehicles.add(vehicle(each, report, time));
      }
    }
    if (vehicles.size() == 1) {
      body.set("vehicle", vehicles.get(0));
    } else if (!vehicles.isEmpty()) {
      body.set("vehicle", vehicles);
    }
    body.putObject("lastTime").put("time", Long.toString(time * MILLIS));
    return body.put("copyright", "Simulated; no agency's data.");
  }

  private static ObjectNode vehicle(Bus bus, long report, long time) {
    Route.Position position = bus.at(report);
    ObjectNode vehicle =
        JSON.objectNode()
            .put("id", bus.id())
            .put("routeTag", bus.route().tag())
            .put("lat", degrees(position.place().latitude()))
            .put("lon", degrees(position.place().longitude()))
            // Below zero when the bus does not know.
            .put("heading", bus.lost() ? "-4" : Long.toString(Math.round(position.heading()) % 360))
            .put("speedKmHr", Long.toString(Math.round(bus.speed() * KMH)))
            .put("secsSinceReport", Long.toString(time - report))
            .put("predictable", Boolean.toString(bus.predictable()));
    if (bus.predictable()) {
      String direction =
          bus.route().tag() + "_" + position.direction() + "_" + bus.route().tag() + "A";
      vehicle.put("dirTag", direction);
    }
    return vehicle;
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
