package io.tributary.connect.hudi.config;

/** What a source table's truncation does. */
public enum TruncateHandling {
  /** The task fails, as the table would no longer equal its source. */
  FAIL,
  /** The rows stay. */
  IGNORE
}
