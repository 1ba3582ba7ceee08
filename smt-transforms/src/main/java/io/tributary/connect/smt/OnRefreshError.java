package io.tributary.connect.smt;

/** What becomes of records once a table could not be read again. */
enum OnRefreshError {
  /** They get the rows from before. */
  STALE,
  /** The task fails. */
  FAIL
}
