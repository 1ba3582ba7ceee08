package io.tributary.connect.http.pacing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that starts at the wall clock's time and then only ever goes forward, at the speed of the
 * machine's timer: whoever sets the wall clock moves no wait.
 */
public final class SteadyClock implements InstantSource {

  private final Instant start;
  private final long startNanos;
  private final LongSupplier nanos;

  /**
   * @param nanos as {@code System::nanoTime}
   */
  public SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.start = wall.instant();
    this.startNanos = nanos.getAsLong();
    this.nanos = nanos;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.getAsLong() - startNanos);
  }
}
