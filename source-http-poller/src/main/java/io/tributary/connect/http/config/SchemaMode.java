package io.tributary.connect.http.config;

/** Where a struct's schema comes from. */
public enum SchemaMode {
  /** Columns if there are some, else the declared schema, else the descriptor, else inferred. */
  AUTO,
  COLUMNS,
  DECLARED,
  /** The protobuf message's own. */
  DESCRIPTOR,
  /** Made from the records, and widened as they ask for it. */
  INFERRED
}
