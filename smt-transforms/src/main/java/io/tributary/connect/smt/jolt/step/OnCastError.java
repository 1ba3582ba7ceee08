package io.tributary.connect.smt.jolt.step;

/** What becomes of a value that a cast, such as {@code =toInteger}, cannot convert. */
public enum OnCastError {
  /** It stays as it is: Jolt's way. */
  KEEP,
  /** It becomes null. */
  NULL,
  /** The record is refused. */
  FAIL
}
