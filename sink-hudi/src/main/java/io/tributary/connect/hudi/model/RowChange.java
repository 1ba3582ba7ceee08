package io.tributary.connect.hudi.model;

import org.jspecify.annotations.Nullable;

/** What a record does to one row. */
public sealed interface RowChange {

  RowKey key();

  /**
   * Where the change stands among the versions of its row: it gives way to one of a greater value.
   * Null where it wins over whatever is there.
   */
  @Nullable Long order();

  /** The row is there afterwards, with these values. */
  record Upsert(RowKey key, Row row, @Nullable Long order) implements RowChange {}

  /** The row is gone afterwards, whether it was there or not. */
  record Delete(RowKey key, @Nullable Long order) implements RowChange {}
}
