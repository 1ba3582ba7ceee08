package io.tributary.connect.smt.schema;

/** What becomes of a record that would widen an inferred schema beyond its limits. */
public enum OnSchemaLimit {
  /** It fails. */
  FAIL,
  /** The schema stays; what has no place in it goes, as JSON, into one last column. */
  JSON
}
