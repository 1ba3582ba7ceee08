package io.tributary.connect.http.config;

/** How many records a text is. */
public enum TextSplit {
  LINES,
  NONE
}
