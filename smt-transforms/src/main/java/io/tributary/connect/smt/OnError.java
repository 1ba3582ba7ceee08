package io.tributary.connect.smt;

/** What becomes of a record that cannot be transformed. */
enum OnError {
  /** It is refused, and the connector's {@code errors.tolerance} decides what follows. */
  FAIL,
  /** It stays as it was. */
  PASS,
  /** It is filtered out. */
  DROP,
  /** It loses the half that was to be transformed. */
  NULL
}
