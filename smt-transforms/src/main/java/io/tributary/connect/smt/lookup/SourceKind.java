package io.tributary.connect.smt.lookup;

/** Where the tables of a lookup are kept. */
public enum SourceKind {
  /** In a MySQL or MariaDB database. */
  JDBC,
  /** In a compacted topic, plain or of change events. */
  TOPIC,
  /** In files on the worker. */
  FILE
}
