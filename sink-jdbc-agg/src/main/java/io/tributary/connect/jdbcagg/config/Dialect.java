package io.tributary.connect.jdbcagg.config;

/** What kind of database keeps the aggregates. */
public enum Dialect {
  /** MySQL or MariaDB. */
  MYSQL,
  /** Hive, by HiveServer2. */
  HIVE
}
