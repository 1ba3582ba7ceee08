package io.tributary.connect.hudi.config;

/** What becomes of a deletion that does not say in which partition its row lies. */
public enum UnroutedDelete {
  /** It is a bad record, unless Debezium sent it after a delete event that named the row. */
  REPORT,
  /** It is passed over and the row stays. */
  IGNORE
}
