package io.tributary.connect.jdbcagg.flush;

/** What a column is for, which decides how the values of two flushes become one. */
public enum ColumnRole {
  /** Primary key: hash of the group's values and the window's start. */
  HASH,
  /** A group's value. */
  GROUP,
  /** The window's start. */
  WINDOW,
  /** The window's end: the first moment behind it. */
  WINDOW_END,
  /** Adds up; never null. */
  COUNT,
  /** Adds up; null where there was no value yet. */
  SUM,
  /** The lesser one stays. */
  LEAST,
  /** The greater one stays. */
  GREATEST,
  /** Goes with the last record. */
  LAST_VALUE,
  /** Offset of the last record. */
  LAST_OFFSET,
  /** Partition of the last record. */
  LAST_PARTITION,
  /** Event time of the last record, in epoch milliseconds. */
  LAST_TIME,
  /** Computed by the database: the sum behind it as a double. */
  ROUNDED_SUM,
  /** Computed by the database: the sum behind it by the count behind it. */
  QUOTIENT;

  /** Whether the database computes the column. */
  public boolean generated() {
    return this == ROUNDED_SUM || this == QUOTIENT;
  }
}
