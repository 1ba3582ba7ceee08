package io.tributary.connect.http.schedule;

import io.tributary.connect.http.config.ScheduleSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Which schedule serves which settings. */
public final class Schedules {

  private Schedules() {}

  /**
   * The schedule of one more unit.
   *
   * @param steady that intervals are measured with; never set back
   * @param wall that the calendar goes by
   * @param random not shared with other threads
   */
  public static PollSchedule of(
      ScheduleSettings settings, InstantSource steady, InstantSource wall, RandomGenerator random) {
    Jitter jitter = new Jitter(settings.jitterMs(), random);
    if (settings.cron() != null) {
      CronTimes times = new CronTimes(settings.cron(), settings.zone());
      return new CalendarSchedule(times::after, jitter, wall);
    }
    return settings.aligned()
        ? new CalendarSchedule(multiples(settings.intervalMs()), jitter, wall)
        : new IntervalSchedule(settings.intervalMs(), jitter, steady);
  }

  private static UnaryOperator<Instant> multiples(long intervalMs) {
    return from ->
        Instant.ofEpochMilli((Math.floorDiv(from.toEpochMilli(), intervalMs) + 1) * intervalMs);
  }
}
