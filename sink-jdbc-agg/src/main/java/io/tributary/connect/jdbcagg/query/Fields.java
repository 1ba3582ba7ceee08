package io.tributary.connect.jdbcagg.query;

import org.jspecify.annotations.Nullable;

/** The fields of one record, as a filter reads them. */
public interface Fields {

  /**
   * A field's value: {@code Boolean}, {@code Long}, {@code Double}, {@code BigDecimal}, {@code
   * String} or {@code Instant}; null where it is null or absent.
   */
  @Nullable Object value(String field);
}
