package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.Row;
import io.tributary.connect.hudi.model.TableSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Brings records into the table's shape, which grows by the columns that records bring along. */
public interface RowEncoder {

  /** The table's columns as far as they are known; null before the first record of a new table. */
  @Nullable TableSchema schema();

  /**
   * Takes over columns that another task or an earlier run found.
   *
   * @throws org.apache.kafka.connect.errors.DataException where the two cannot be one table
   */
  void include(TableSchema other);

  /**
   * Takes over the columns of a record's schema.
   *
   * @throws org.apache.kafka.connect.errors.DataException where a column has another type already,
   *     or has none that the table can keep; nothing has changed then
   * @throws io.tributary.connect.hudi.model.TableFailure where the table must not change, but would
   */
  void include(Schema recordSchema);

  /**
   * Encodes a record, taking over its columns first.
   *
   * @throws org.apache.kafka.connect.errors.DataException where the record cannot be a row of this
   *     table; nothing has changed then
   */
  Row encode(Struct value);
}
