package io.tributary.connect.smt.lookup;

/** What becomes of a record for which a join finds no row. */
public enum OnMiss {
  /** The join's columns are null. */
  NULL,
  /** The join's columns have the DEFAULT that they declare. */
  DEFAULT,
  /** The record is filtered out. */
  DROP,
  /** The record is refused. */
  FAIL,
  /** The columns are null, and a header tells the join. */
  HEADER,
  /** Connect is asked to try the record again. */
  RETRY
}
