package io.tributary.connect.http.pacing;

import io.tributary.connect.http.config.PacingSettings;
import io.tributary.connect.http.model.HttpReply.Unavailable;
import io.tributary.connect.kit.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Decides how long an endpoint rests.
 *
 * <p>Threading: one thread at a time, with a happens-before edge in between.
 */
public final class Pacer {

  private final PacingSettings settings;
  private final Backoff backoff;
  private final InstantSource clock;
  private Instant started = Instant.EPOCH;
  private int failures;

  public Pacer(PacingSettings settings, Backoff backoff, InstantSource clock) {
    this.settings = settings;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** A poll begins: the next is due an interval from now. */
  public void started() {
    started = clock.instant();
  }

  /** A poll succeeded; how many in a row had failed before it. */
  public int succeeded() {
    int before = failures;
    failures = 0;
    return before;
  }

  /** How many polls in a row have failed. */
  public int failures() {
    return failures;
  }

  /** Milliseconds until the next regular poll. A clock that was set back delays none. */
  public long untilDueMs() {
    long elapsed = Duration.between(started, clock.instant()).toMillis();
    return Math.min(settings.intervalMs(), Math.max(0, settings.intervalMs() - elapsed));
  }

  /** Milliseconds to stay away after one more failure. */
  public long failedMs(Unavailable reply) {
    failures++;
    long wait = backoff.delayMs(failures);
    if (reply.asksForPatience()) {
      wait = Math.max(wait, untilDueMs());
    }
    if (reply.retryAfterMs() != null) {
      wait = Math.max(wait, Math.min(reply.retryAfterMs(), settings.maxRetryAfterMs()));
    }
    return wait;
  }
}
