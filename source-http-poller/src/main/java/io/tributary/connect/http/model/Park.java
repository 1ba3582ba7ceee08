package io.tributary.connect.http.model;

/**
 * How long an endpoint is left alone, and why.
 *
 * @param forMs milliseconds
 */
public record Park(Reason reason, long forMs) {

  /** What an endpoint waits for. */
  public enum Reason {
    /** A server said when to come back. */
    RETRY_AFTER,
    /** A failure that may pass, for a random time. */
    BACKOFF,
    /** Too many failures in a row. */
    BREAKER,
    /** The requests of the current period are used up. */
    BUDGET,
    /** Credentials that were refused. */
    AUTH,
    /** A failure that only a person can mend, where it must not fail the task. */
    REFUSED
  }
}
