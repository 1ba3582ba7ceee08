package io.tributary.quickstart.jobs;

import io.tributary.quickstart.proof.BusReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Buses that drive about Toronto; now and then one changes its route, or is not heard of. */
final class MadeUpBuses {

  private static final int BUSES = 40;
  private static final double SOUTH = 43.62;
  private static final double WEST = -79.55;
  private static final double DEGREES = 0.2;
  private static final double STEP_DEGREES = 0.0007;
  private static final int FULL_CIRCLE = 360;
  private static final int OLDEST_REPORT = 30;
  private static final double DIGITS = 1e5;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final Instant start;
  private final int firstId;
  private final List<Integer> routes;
  private final int stepSeconds;

  /**
   * @param firstId the first bus's number; the others follow
   */
  MadeUpBuses(long seed, Instant start, int stepSeconds, int firstId, List<Integer> routes) {
    this.seed = seed;
    this.start = start.truncatedTo(ChronoUnit.SECONDS);
    this.stepSeconds = stepSeconds;
    this.firstId = firstId;
    this.routes = routes;
  }

  Instant at(int step) {
    return start.plusSeconds((long) step * stepSeconds);
  }

  /** The reports of the buses that are heard of at a step. */
  List<BusReport> reports(int step, boolean aged) {
    List<BusReport> reports = new ArrayList<>();
    for (int bus = 0; bus < BUSES; bus++) {
      Random once = random(seed * 31 + firstId + bus);
      double lat = SOUTH + DEGREES * once.nextDouble();
      double lon = WEST + DEGREES * once.nextDouble();
      int heading = once.nextInt(FULL_CIRCLE);
      Random now = random((seed * 31 + firstId + bus) * 7919 + step);
      if (now.nextInt(10) == 0) {
        continue;
      }
      int age = now.nextInt(OLDEST_REPORT);
      // Well beyond the oldest report, so that a later step never tells an earlier time.
      Instant reported = aged ? at(step).minusSeconds(Math.min(age, stepSeconds - 1)) : at(step);
      double gone = STEP_DEGREES * step;
      reports.add(
          new BusReport(
              firstId + bus,
              routes.get((bus + (now.nextInt(20) == 0 ? 1 : 0)) % routes.size()),
              now.nextInt(8) == 0 ? null : Integer.toString(bus % 2),
              aged ? now.nextInt(6) > 0 : null,
              aged ? at(step).getEpochSecond() - reported.getEpochSecond() : null,
              orNull(now, now.nextInt(60)),
              orNull(now, heading),
              Math.round((lat + gone * Math.cos(Math.toRadians(heading))) * DIGITS) / DIGITS,
              Math.round((lon + gone * Math.sin(Math.toRadians(heading))) * DIGITS) / DIGITS,
              aged && bus % 9 == 1 ? (long) firstId + bus - 1 : null,
              reported));
    }
    return reports;
  }

  /** Seeds that lie side by side begin alike: neighbours would drive in one line. */
  private static Random random(long seed) {
    return new Random(seed * SPREAD);
  }

  private static @Nullable Long orNull(Random random, int value) {
    return random.nextInt(7) == 0 ? null : (long) value;
  }
}
