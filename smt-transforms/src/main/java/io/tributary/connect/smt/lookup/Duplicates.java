package io.tributary.connect.smt.lookup;

/** What becomes of a second row with the same key. */
public enum Duplicates {
  /** The table is refused: a join must not choose by chance. */
  FAIL,
  /** The row that came first stays. */
  FIRST,
  /** The row that came last stays. */
  LAST
}
