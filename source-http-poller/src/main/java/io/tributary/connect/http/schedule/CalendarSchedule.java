package io.tributary.connect.http.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Polls at times of the calendar. A time that passed during a poll is made up for, once. */
final class CalendarSchedule implements PollSchedule {

  private static final Duration EARLY = Duration.ofMillis(50);
  private static final long ALMOST_A_MILLISECOND = 999_999;

  private final UnaryOperator<Instant> nextAfter;
  private final Jitter jitter;
  private final InstantSource clock;
  private Instant polledUpTo;
  private Instant due;

  /**
   * @param nextAfter the first of the times behind a given one
   */
  CalendarSchedule(UnaryOperator<Instant> nextAfter, Jitter jitter, InstantSource clock) {
    this.nextAfter = nextAfter;
    this.jitter = jitter;
    this.clock = clock;
    this.polledUpTo = clock.instant();
    this.due = draw();
  }

  @Override
  public void started() {
    Instant now = clock.instant();
    // A timer may go off a little early: that poll is the one that was due, not one before it.
    polledUpTo = isJustAhead(due, now) ? due : now;
    due = draw();
  }

  private Instant draw() {
    return nextAfter.apply(polledUpTo).plusMillis(jitter.drawMs());
  }

  private static boolean isJustAhead(Instant time, Instant now) {
    return now.isBefore(time) && Duration.between(now, time).compareTo(EARLY) < 0;
  }

  @Override
  public long untilDueMs() {
    Instant now = clock.instant();
    // A clock that was set back delays no poll beyond the next of the times.
    Instant latest =
        nextAfter.apply(isJustAhead(polledUpTo, now) ? polledUpTo : now).plusMillis(jitter.maxMs());
    Instant next = latest.isBefore(due) ? latest : due;
    return Math.max(0, Duration.between(now, next).plusNanos(ALMOST_A_MILLISECOND).toMillis());
  }
}
