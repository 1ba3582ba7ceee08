package io.tributary.connect.smt;

/** What a condition means that is null. */
enum OnNull {
  FALSE,
  TRUE,
  /** The record is refused. */
  FAIL
}
