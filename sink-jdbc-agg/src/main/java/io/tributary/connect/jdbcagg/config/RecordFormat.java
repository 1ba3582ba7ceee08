package io.tributary.connect.jdbcagg.config;

/** What a record's value is, where records are rows. */
public enum RecordFormat {
  /** Each record tells by itself. */
  AUTO,
  /** The row. */
  PLAIN,
  /** An envelope of Debezium. */
  DEBEZIUM,
  /** The row that ExtractNewRecordState took out of an envelope. */
  FLATTENED
}
