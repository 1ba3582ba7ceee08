package io.tributary.connect.http.config;

/** What becomes visible at once, and is asked for again as a whole after a crash. */
public enum TransactionUnit {
  /** The records of one response. */
  PAGE,
  /** The records of all pages of a poll. */
  SNAPSHOT
}
