package io.tributary.connect.jdbcagg.aggregate;

import org.jspecify.annotations.Nullable;

/** One aggregate of one group, over the records since the last flush. */
sealed interface GroupState permits Outermost, ValueCounts, DistinctSketch, QuantileSketch {

  /**
   * Takes one record in.
   *
   * @param value see {@link Contribution#values}
   */
  void add(@Nullable Object value, EventOrder order);

  /** A part to be written; null where no record gave a value. */
  @Nullable Object part(Part part);
}
