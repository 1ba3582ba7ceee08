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
  /** Whether the window takes nothing more. */
  CLOSED,
  /** Adds up; never null. */
  COUNT,
  /** Adds up; a group without rows is none. */
  ROWS,
  /** Adds up; null where there was no value yet. */
  SUM,
  /** The lesser one stays. */
  LEAST,
  /** The greater one stays. */
  GREATEST,
  /** Goes with the lesser {@link #FIRST_PLACE}. */
  FIRST_VALUE,
  /** Goes with the greater {@link #LAST_PLACE}. */
  LAST_VALUE,
  /** Place of the record that the column of {@link #FIRST_VALUE} shows. */
  FIRST_PLACE,
  /** Place of the record that the column of {@link #LAST_VALUE} shows. */
  LAST_PLACE,
  /** How many values the table beside has for the group. */
  DISTINCT,
  /** The least of the values in the table beside. */
  LOWEST,
  /** The greatest of the values in the table beside. */
  HIGHEST,
  /** What the first of the places in the table beside shows. */
  EARLIEST,
  /** What the last of the places in the table beside shows. */
  LATEST,
  /** Between the values in the table beside. */
  QUANTILE,
  /** Merges, in the task. */
  DISTINCT_SKETCH,
  /** Merges, in the task. */
  QUANTILE_SKETCH,
  /** About how many values {@link #DISTINCT_SKETCH} saw. */
  DISTINCT_ESTIMATE,
  /** About the value at a fraction of those that {@link #QUANTILE_SKETCH} saw. */
  QUANTILE_ESTIMATE,
  /** Hash of the group's values, without the session. */
  SESSION_GROUP,
  /** First event time of the session. */
  SESSION_START,
  /** Last event time of the session, plus the gap. */
  SESSION_END,
  /** Computed by the database: the sum behind it as a double. */
  ROUNDED_SUM,
  /** Computed by the database: the sum behind it, if the count behind it is not zero. */
  KNOWN_SUM,
  /** Computed by the database: the sum behind it by the count behind it. */
  QUOTIENT;

  /** Whether the database computes the column. */
  public boolean generated() {
    return this == ROUNDED_SUM || this == KNOWN_SUM || this == QUOTIENT;
  }

  /** Whether the column tells groups apart and never changes. */
  public boolean identifies() {
    return this == HASH || this == GROUP || this == WINDOW || this == WINDOW_END;
  }

  /** Whether the column follows from the values in the table beside. */
  public boolean derived() {
    return this == DISTINCT || extreme() || this == QUANTILE;
  }

  /** Whether the column follows from one end of the values in the table beside. */
  public boolean extreme() {
    return this == LOWEST || this == HIGHEST || this == EARLIEST || this == LATEST;
  }

  /** Whether the column holds a sketch. */
  public boolean sketch() {
    return this == DISTINCT_SKETCH || this == QUANTILE_SKETCH;
  }

  /** Whether the column follows from a sketch. */
  public boolean estimate() {
    return this == DISTINCT_ESTIMATE || this == QUANTILE_ESTIMATE;
  }

  /** Whether a flush adds to it by an upsert. */
  public boolean added() {
    return !generated() && !derived() && !sketch() && !estimate() && this != CLOSED;
  }

  /** Whether it holds bytes. */
  public boolean binary() {
    return this == HASH
        || this == SESSION_GROUP
        || this == FIRST_PLACE
        || this == LAST_PLACE
        || sketch();
  }
}
