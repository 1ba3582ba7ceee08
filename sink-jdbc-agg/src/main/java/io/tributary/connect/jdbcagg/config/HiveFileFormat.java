package io.tributary.connect.jdbcagg.config;

/** What the files of a table are. */
public enum HiveFileFormat {
  /** Lines of fields with '|' between them, written by the sink itself. */
  TEXT,
  /** Written by Hive from the text. */
  ORC,
  /** Written by Hive from the text. */
  PARQUET
}
