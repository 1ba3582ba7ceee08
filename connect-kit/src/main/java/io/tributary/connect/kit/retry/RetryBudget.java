package io.tributary.connect.kit.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a fault may last, counted from its first failure, before it is no longer waited for. */
public final class RetryBudget {

  private final Duration limit;
  private final Clock clock;
  private @Nullable Instant firstFailure;

  public RetryBudget(Duration limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Notes a failure; true once the fault has lasted longer than the limit. */
  public boolean spent() {
    Instant now = clock.instant();
    if (firstFailure == null) {
      firstFailure = now;
    }
    return Duration.between(firstFailure, now).compareTo(limit) > 0;
  }

  /** Forgets past failures, after a success. */
  public void reset() {
    firstFailure = null;
  }
}
