package io.tributary.connect.jdbcagg.config;

/** What becomes of records. */
public enum WriteMode {
  /** They are aggregated by statements. */
  AGGREGATE,
  /** Each is the newest state of a row. */
  UPSERT
}
