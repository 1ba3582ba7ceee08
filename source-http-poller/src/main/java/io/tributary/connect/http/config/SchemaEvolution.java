package io.tributary.connect.http.config;

/** What an inferred schema does when a record does not fit it. */
public enum SchemaEvolution {
  /** Fields are added and numbers widened; nothing is taken away. */
  APPEND,
  /** The first batch settles it; a record that needs more is a bad record. */
  NONE
}
