package io.tributary.connect.smt;

/** What becomes of a record for which a spec writes nothing at all. */
enum OnEmpty {
  /** The record is refused. */
  FAIL,
  /** The record is filtered out. */
  DROP,
  /** The record stays as it was. */
  PASS,
  /**
   * The record loses its value, which deletes its key in a compacted topic or an upserted table.
   */
  TOMBSTONE
}
