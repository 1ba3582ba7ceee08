package io.tributary.connect.hudi.model;

/** What a record does to one row. */
public sealed interface RowChange {

  RowKey key();

  /** The row is there afterwards, with these values. */
  record Upsert(RowKey key, Row row) implements RowChange {}

  /** The row is gone afterwards, whether it was there or not. */
  record Delete(RowKey key) implements RowChange {}
}
