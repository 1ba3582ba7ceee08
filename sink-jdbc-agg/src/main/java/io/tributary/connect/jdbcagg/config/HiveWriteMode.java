package io.tributary.connect.jdbcagg.config;

/** How a flush gets into Hive. */
public enum HiveWriteMode {
  /** One MERGE into a transactional table. */
  MERGE,
  /** A new version of an external table's files, and a change of its location. */
  FILES
}
