package io.tributary.connect.http.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps all units of an endpoint from a server that fails again and again: after so many failures
 * in a row nobody asks for a while, then one asks for all.
 *
 * <p>Threading: any thread, as an endpoint's units share it.
 */
public final class CircuitBreaker {

  private final int threshold;
  private final Duration open;
  private final InstantSource clock;
  private int failures;
  private Instant openUntil = Instant.EPOCH;
  private boolean tripped;

  /**
   * @param threshold failures in a row that open it; 0 for never
   */
  public CircuitBreaker(int threshold, Duration open, InstantSource clock) {
    this.threshold = threshold;
    this.open = open;
    this.clock = clock;
  }

  /**
   * Milliseconds to stay away; 0 lets one request pass. Whoever is let pass while the breaker is
   * tripped is the only one until it reports, or until another period is over.
   */
  public synchronized long waitMs() {
    if (!tripped) {
      return 0;
    }
    Instant now = clock.instant();
    if (now.isBefore(openUntil)) {
      return Math.max(1, Duration.between(now, openUntil).toMillis());
    }
    openUntil = now.plus(open);
    return 0;
  }

  public synchronized void succeeded() {
    failures = 0;
    tripped = false;
  }

  /** Milliseconds that the failure keeps everybody away; 0 if it does not. */
  public synchronized long failed() {
    failures++;
    if (threshold == 0 || failures < threshold) {
      return 0;
    }
    tripped = true;
    openUntil = clock.instant().plus(open);
    return open.toMillis();
  }

  public synchronized boolean isOpen() {
    return tripped;
  }
}
