package io.tributary.connect.kit.retry;

import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: the delay is drawn evenly from zero to a cap that doubles
 * with each attempt, so that many clients of one server do not return together (Marc Brooker,
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
public final class Backoff {

  /** Beyond this many doublings any cap is the maximum. */
  private static final int MAX_DOUBLINGS = 30;

  private final long initialMs;
  private final long maxMs;
  private final RandomGenerator random;

  /**
   * @param initialMs cap of the first delay, in milliseconds, at least 1
   * @param maxMs largest cap, in milliseconds, at least {@code initialMs}
   */
  public Backoff(long initialMs, long maxMs, RandomGenerator random) {
    if (initialMs < 1 || maxMs < initialMs) {
      throw new IllegalArgumentException(
          "backoff needs 1 <= initial <= max, got " + initialMs + " and " + maxMs);
    }
    this.initialMs = initialMs;
    this.maxMs = maxMs;
    this.random = random;
  }

  /**
   * Milliseconds to wait before the next try, at least 1.
   *
   * @param attempt how many tries failed in a row, from 1
   */
  public long delayMs(int attempt) {
    int doublings = Math.min(Math.max(attempt, 1) - 1, MAX_DOUBLINGS);
    long cap = initialMs > (maxMs >> doublings) ? maxMs : initialMs << doublings;
    return random.nextLong(1, cap + 1);
  }
}
