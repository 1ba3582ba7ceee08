package io.tributary.connect.http.config;

/** Which of a cursor's values a poll keeps. */
public enum CursorMode {
  /** The one that came last. */
  LAST,
  /** The greatest one seen so far: as numbers, as times, or else as texts. */
  MAX
}
