package io.tributary.connect.http.records;

/** In what form a record is wanted as a whole, beside the values that are picked from it. */
public enum Whole {
  NONE,
  /** Maps, lists and single values. */
  TREE,
  /** As a text of JSON. */
  JSON,
  /** The bytes that the server sent for it. */
  BYTES
}
