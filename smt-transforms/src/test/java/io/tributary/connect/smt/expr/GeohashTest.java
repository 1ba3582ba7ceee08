package io.tributary.connect.smt.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A geohash against the halvings that define it. */
class GeohashTest {

  private static final String DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";
  private static final int PLACES = 20_000;

  private final Expression geohash =
      new Expressions(Clock.systemUTC())
          .compile(
              "GEOHASH(lat, lon, length)", Position.START, "", Names.ofAnyFields(), new Problems());

  @Test
  void isWhatHalvingsFind() {
    long seed = Long.getLong("geohash.seed", 1L);
    System.out.println("geohash.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < PLACES; i++) {
      double lat = degrees(random, 90);
      double lon = degrees(random, 180);
      int length = random.nextInt(1, 13);

      assertThat(geohash.evaluate(Map.of("lat", lat, "lon", lon, "length", (long) length)::get))
          .as("%s %s %d", lat, lon, length)
          .isEqualTo(halved(lat, lon, length));
    }
  }

  /** Any place, or one on a border of two cells, or the nearest to it on either side. */
  private static double degrees(SplittableRandom random, int most) {
    if (random.nextInt(3) == 0) {
      return random.nextDouble(-most, most);
    }
    int bits = random.nextInt(1, 31);
    double border = 2.0 * most / (1 << bits) * random.nextInt((1 << bits) + 1) - most;
    double near =
        switch (random.nextInt(3)) {
          case 0 -> Math.nextUp(border);
          case 1 -> Math.nextDown(border);
          default -> border;
        };
    return Math.max(-most, Math.min(most, near));
  }

  private static String halved(double lat, double lon, int length) {
    double[] lats = {-90, 90};
    double[] lons = {-180, 180};
    StringBuilder hash = new StringBuilder();
    int digit = 0;
    for (int bit = 0; bit < 5 * length; bit++) {
      double[] range = bit % 2 == 0 ? lons : lats;
      double value = bit % 2 == 0 ? lon : lat;
      double middle = (range[0] + range[1]) / 2;
      range[value >= middle ? 0 : 1] = middle;
      digit = 2 * digit + (value >= middle ? 1 : 0);
      if (bit % 5 == 4) {
        hash.append(DIGITS.charAt(digit));
        digit = 0;
      }
    }
    return hash.toString();
  }
}
