package io.tributary.harness.stub;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One simulated aircraft. It flies between two airports along the great circle, climbing, cruising
 * and descending, stands at each for a while, and is where the time alone says: no state, so any
 * moment can be asked for.
 */
record Aircraft(
    String icao24,
    @Nullable String callsign,
    String country,
    Place home,
    Place away,
    double speed,
    double cruise,
    int standing,
    int head,
    Reports reports,
    @Nullable String squawk,
    boolean hidden) {
  private static final double FOOT = 0.3048;
  private static final double CLIMB = 9.75;
  private static final double DESCENT = 7.8;
  private static final double SLOWEST = 0.35;

  private static final List<String> COUNTRIES =
      List.of(
          "United States",
          "Canada",
          "Germany",
          "France",
          "United Kingdom",
          "Ireland",
          "Spain",
          "Netherlands",
          "Switzerland",
          "Brazil");
  private static final List<String> AIRLINES =
      List.of("ACA", "DLH", "AFR", "BAW", "KLM", "SWR", "UAL", "RYR", "IBE", "JZA");
  private static final List<Place> AIRPORTS =
      List.of(
          new Place(43.6777, -79.6248),
          new Place(45.4706, -73.7408),
          new Place(40.6413, -73.7781),
          new Place(42.3656, -71.0096),
          new Place(41.9742, -87.9073),
          new Place(39.8561, -104.6737),
          new Place(51.4700, -0.4543),
          new Place(53.4264, -6.2499),
          new Place(49.0097, 2.5479),
          new Place(52.3105, 4.7683),
          new Place(50.0379, 8.5622),
          new Place(47.4582, 8.5555),
          new Place(40.4983, -3.5676),
          new Place(41.2974, 2.0833));
  // Nearest first: flights of an hour or two, so that a short run sees climbs and landings.
  private static final double LONGEST = 1_500_000;

  /** Where and how the aircraft is; metres, metres per second, degrees. */
  record State(
      Place place,
      boolean onGround,
      double velocity,
      double track,
      double climb,
      double altitude) {}

  static Aircraft random(RandomGenerator random, String icao24) {
    Place home = AIRPORTS.get(random.nextInt(AIRPORTS.size()));
    List<Place> near =
        AIRPORTS.stream()
            .filter(each -> !each.equals(home) && each.distanceTo(home) < LONGEST)
            .toList();
    Place away = near.get(random.nextInt(near.size()));
    return new Aircraft(
        icao24,
        callsign(random),
        COUNTRIES.get(random.nextInt(COUNTRIES.size())),
        home,
        away,
        random.nextInt(180, 260),
        random.nextInt(24, 41) * 1000 * FOOT,
        random.nextInt(300, 1500),
        random.nextInt(100_000),
        new Reports(random.nextInt(1, 8), random.nextInt(60)),
        random.nextInt(10) < 4 ? null : String.format(Locale.ROOT, "%04d", random.nextInt(7777)),
        random.nextInt(100) < 2);
  }

  /** As on the air: padded to eight; blank when not set, and sometimes not heard at all. */
  private static @Nullable String callsign(RandomGenerator random) {
    int kind = random.nextInt(100);
    if (kind < 2) {
      return null;
    }
    if (kind < 5) {
      return " ".repeat(8);
    }
    String flight = AIRLINES.get(random.nextInt(AIRLINES.size())) + random.nextInt(1, 9999);
    return String.format(Locale.ROOT, "%-8s", flight);
  }

  State at(long time) {
    double leg = home.distanceTo(away) / speed;
    double cycle = 2 * (leg + standing);
    double into = (time + head) % cycle;
    boolean outbound = into < leg + standing;
    Place from = outbound ? home : away;
    Place to = outbound ? away : home;
    double flown = (outbound ? into : into - leg - standing) - standing;
    if (flown < 0) {
      return new State(from, true, 0, from.bearingTo(to), 0, 0);
    }
    double climbing = flown * CLIMB;
    double descending = (leg - flown) * DESCENT;
    double altitude = Math.min(cruise, Math.min(climbing, descending));
    double climb = altitude == cruise ? 0 : climbing < descending ? CLIMB : -DESCENT;
    Place place = from.towards(to, flown / leg);
    double velocity = speed * (SLOWEST + (1 - SLOWEST) * altitude / cruise);
    return new State(place, false, velocity, place.bearingTo(to), climb, altitude);
  }
}
