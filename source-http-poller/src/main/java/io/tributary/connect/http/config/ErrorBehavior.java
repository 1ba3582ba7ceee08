package io.tributary.connect.http.config;

/** What becomes of an answer that waiting does not mend. */
public enum ErrorBehavior {
  FAIL,
  IGNORE,
  TOPIC
}
