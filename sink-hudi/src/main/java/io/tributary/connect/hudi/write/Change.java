package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.RowKey;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** What a record asks for, before it has the table's shape. */
public sealed interface Change {

  RowKey key();

  /** See {@link io.tributary.connect.hudi.model.RowChange#order}. */
  @Nullable Long order();

  /** Insert or replace the row. */
  record Put(RowKey key, Struct row, @Nullable Long order) implements Change {}

  /** Delete the row, if it is there. */
  record Remove(RowKey key, @Nullable Long order) implements Change {}
}
