package io.tributary.connect.hudi.config;

/** What a record's value is. */
public enum RecordFormat {
  /** Debezium's envelope where it looks like one, else the row itself. */
  AUTO,
  /** The row itself; a null value deletes it. */
  PLAIN,
  /** Debezium's change event envelope. */
  DEBEZIUM
}
