package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.RowKey;
import org.apache.kafka.connect.data.Struct;

/** What a record asks for, before it has the table's shape. */
public sealed interface Change {

  RowKey key();

  /** Insert or replace the row. */
  record Put(RowKey key, Struct row) implements Change {}

  /** Delete the row, if it is there. */
  record Remove(RowKey key) implements Change {}
}
