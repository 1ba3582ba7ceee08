package io.tributary.connect.smt;

/** What becomes of JSON that cannot be read as declared. */
enum FromJsonMode {
  /** The record is refused. */
  FAIL,
  /** The record gets a row of nulls that keeps the text. */
  PERMISSIVE
}
