package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.Truth;
import io.tributary.connect.jdbcagg.row.Row;

/** A predicate, ready to be tested on one row after another. */
@FunctionalInterface
public interface Condition {

  /**
   * Whether it holds for a row.
   *
   * @throws org.apache.kafka.connect.errors.DataException if values do not compare
   */
  Truth of(Row row);
}
