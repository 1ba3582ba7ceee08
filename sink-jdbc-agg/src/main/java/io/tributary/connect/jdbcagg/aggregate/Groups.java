package io.tributary.connect.jdbcagg.aggregate;

import java.util.function.BiConsumer;

/** Groups that records touched, each with its accumulators. */
public interface Groups {

  boolean isEmpty();

  /** Hands over each group; to be done before the next change. */
  void forEach(BiConsumer<GroupKey, Accumulator[]> consumer);
}
