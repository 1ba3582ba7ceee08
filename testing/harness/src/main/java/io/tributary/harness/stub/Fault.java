package io.tributary.harness.stub;

/**
 * What goes wrong with an answer.
 *
 * @param seconds how long a throttled client is told to wait, or how long the answer hangs before
 *     the line is cut
 */
public record Fault(Kind kind, int seconds) {
  /** The ways an API fails. */
  public enum Kind {
    /** 429 with {@code Retry-After} and {@code X-Rate-Limit-Retry-After-Seconds}. */
    THROTTLED,
    /** 503. */
    UNAVAILABLE,
    /** No answer at all for a while, then a cut line. */
    HANG,
    /** 200, and in the body an error that may be retried. */
    ERROR_IN_200
  }
}
