package io.tributary.connect.http.schedule;

import java.util.random.RandomGenerator;

/** A random delay, drawn anew for each poll. */
final class Jitter {

  private final long maxMs;
  private final RandomGenerator random;

  Jitter(long maxMs, RandomGenerator random) {
    this.maxMs = maxMs;
    this.random = random;
  }

  long maxMs() {
    return maxMs;
  }

  long drawMs() {
    return maxMs == 0 ? 0 : random.nextLong(maxMs + 1);
  }
}
