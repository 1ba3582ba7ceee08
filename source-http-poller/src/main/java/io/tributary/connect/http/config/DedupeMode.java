package io.tributary.connect.http.config;

/** What is left out because it was there before. */
public enum DedupeMode {
  NONE,
  /** A response that is the same as the last. */
  RESPONSE,
  /** A record that is the same as the last of its key. */
  RECORD
}
