package io.tributary.connect.http.config;

/** What a record's value is. */
public enum ValueMode {
  /** A struct with a schema. */
  STRUCT,
  /** A map without a schema. */
  MAP,
  /** The record as a text of JSON. */
  JSON,
  /** The bytes that the server sent for the record. */
  RAW
}
