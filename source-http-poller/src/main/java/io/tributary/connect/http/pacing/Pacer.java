package io.tributary.connect.http.pacing;

import io.tributary.connect.http.config.PacingSettings;
import io.tributary.connect.http.model.HttpReply.Cause;
import io.tributary.connect.http.model.HttpReply.Unavailable;
import io.tributary.connect.http.model.Park;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.schedule.PollSchedule;
import io.tributary.connect.kit.retry.Backoff;
import org.jspecify.annotations.Nullable;

/**
 * Decides how long an endpoint rests.
 *
 * <p>Threading: one thread at a time, with a happens-before edge in between.
 */
public final class Pacer {

  private final PacingSettings settings;
  private final Backoff backoff;
  private final Limiter limiter;
  private final PollSchedule schedule;
  private int failures;

  public Pacer(PacingSettings settings, Backoff backoff, Limiter limiter, PollSchedule schedule) {
    this.settings = settings;
    this.backoff = backoff;
    this.limiter = limiter;
    this.schedule = schedule;
  }

  /** A poll begins. */
  public void started() {
    schedule.started();
  }

  /** A poll succeeded; how many in a row had failed before it. */
  public int succeeded() {
    int before = failures;
    failures = 0;
    limiter.succeeded();
    return before;
  }

  /** How many polls in a row have failed. */
  public int failures() {
    return failures;
  }

  /** Milliseconds until the next regular poll. */
  public long untilDueMs() {
    return schedule.untilDueMs();
  }

  /** How long to stay away before a request may be sent; null if it may be sent now. */
  public @Nullable Park claim(RequestSpec request) {
    return limiter.claim(request);
  }

  /** How long to stay away after one more failure. */
  public Park failed(Unavailable reply) {
    failures++;
    long wait = backoff.delayMs(failures);
    if (reply.cause() == Cause.IMPATIENCE) {
      wait = Math.max(wait, untilDueMs());
    }
    if (reply.retryAfterMs() != null) {
      wait = Math.max(wait, Math.min(reply.retryAfterMs(), settings.maxRetryAfterMs()));
      limiter.pause(wait);
      return new Park(Park.Reason.RETRY_AFTER, wait);
    }
    if (reply.cause() == Cause.CREDENTIALS) {
      return new Park(Park.Reason.AUTH, wait);
    }
    long openMs = reply.cause() == Cause.FAULT ? limiter.failed() : 0;
    return openMs > wait
        ? new Park(Park.Reason.BREAKER, openMs)
        : new Park(Park.Reason.BACKOFF, wait);
  }

  /** Whether so many polls have failed in a row that a person must look. */
  public boolean givesUp() {
    return settings.maxAttempts() >= 0 && failures > settings.maxAttempts();
  }

  /** How long to stay away from a server that refused, where that does not fail the task. */
  public Park refused() {
    return new Park(Park.Reason.REFUSED, Math.max(settings.maxBackoffMs(), untilDueMs()));
  }
}
