package io.tributary.connect.hudi.config;

/** What a record does to rows that are there already. */
public enum WriteMode {
  /** It replaces the row with its key, or deletes it. */
  UPSERT,
  /** Nothing: each record is a row of its own. */
  APPEND
}
