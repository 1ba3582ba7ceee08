package io.tributary.connect.smt.lookup;

/** How the letters of keys are compared. */
public enum KeyCase {
  /** As they are. */
  EXACT,
  /** Capital or not. */
  IGNORE
}
