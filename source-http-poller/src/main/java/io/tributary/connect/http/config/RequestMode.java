package io.tributary.connect.http.config;

/** Whether a response ends. */
public enum RequestMode {
  /** It does: it is asked for again and again. */
  POLL,
  /** It need not: its events are taken as they come. */
  STREAM
}
