package io.tributary.connect.http.config;

/** What becomes of a record that does not fit its columns. */
public enum RecordErrorBehavior {
  /** The task fails, and the page is read again once somebody has mended the columns. */
  FAIL,
  /** The record is left out and counted in the log. */
  IGNORE,
  /** The same, and the error topic is told. */
  TOPIC
}
