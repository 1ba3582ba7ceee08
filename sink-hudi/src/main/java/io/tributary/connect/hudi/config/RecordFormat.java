package io.tributary.connect.hudi.config;

/** What a record's value is. */
public enum RecordFormat {
  /** Debezium's envelope where it looks like one, else the row itself, with or without a mark. */
  AUTO,
  /** The row itself; a null value deletes it. */
  PLAIN,
  /** Debezium's change event envelope. */
  DEBEZIUM,
  /** The row out of Debezium's envelope, with a mark on those that are deleted. */
  FLATTENED
}
