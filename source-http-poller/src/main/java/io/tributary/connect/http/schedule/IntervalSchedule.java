package io.tributary.connect.http.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Polls an interval after the start of the last poll; the first at once. A clock that was set back
 * delays none by more than that.
 */
final class IntervalSchedule implements PollSchedule {

  private final long intervalMs;
  private final Jitter jitter;
  private final InstantSource clock;
  private Instant due;

  IntervalSchedule(long intervalMs, Jitter jitter, InstantSource clock) {
    this.intervalMs = intervalMs;
    this.jitter = jitter;
    this.clock = clock;
    this.due = clock.instant().plusMillis(jitter.drawMs());
  }

  @Override
  public void started() {
    due = clock.instant().plusMillis(intervalMs + jitter.drawMs());
  }

  @Override
  public long untilDueMs() {
    long untilMs = Duration.between(clock.instant(), due).toMillis();
    return Math.min(intervalMs + jitter.maxMs(), Math.max(0, untilMs));
  }
}
