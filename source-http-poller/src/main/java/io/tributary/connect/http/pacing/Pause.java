package io.tributary.connect.http.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Until when a server wants to be left alone by all who share a quota.
 *
 * <p>Threading: any thread.
 */
public final class Pause {

  private final InstantSource clock;
  private Instant until = Instant.EPOCH;

  public Pause(InstantSource clock) {
    this.clock = clock;
  }

  /** Nobody asks for so long; a longer pause stays. */
  public synchronized void extend(long waitMs) {
    Instant asked = clock.instant().plusMillis(waitMs);
    if (asked.isAfter(until)) {
      until = asked;
    }
  }

  /** Milliseconds that are left; 0 outside a pause. */
  public synchronized long leftMs() {
    return Math.max(0, Duration.between(clock.instant(), until).toMillis());
  }
}
