package io.tributary.connect.smt;

/** What becomes of a record without the half that is to be transformed. */
enum OnTombstone {
  /** It stays as it was. */
  PASS,
  /** It is filtered out. */
  DROP
}
