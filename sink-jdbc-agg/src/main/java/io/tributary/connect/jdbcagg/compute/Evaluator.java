package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.row.Row;
import org.jspecify.annotations.Nullable;

/** An expression, ready to be computed for one row after another. */
@FunctionalInterface
public interface Evaluator {

  /**
   * The value for a row: canonical, null for NULL.
   *
   * @throws org.apache.kafka.connect.errors.DataException if the row's values are of types that the
   *     expression does not take, or the result is out of range
   */
  @Nullable Object of(Row row);
}
