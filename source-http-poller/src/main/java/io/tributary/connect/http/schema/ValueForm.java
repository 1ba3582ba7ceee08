package io.tributary.connect.http.schema;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** What an endpoint's records become as values. */
public interface ValueForm {

  /**
   * Whether a record must be observed before any of its batch is made.
   *
   * @see #observe
   */
  default boolean looksAhead() {
    return false;
  }

  /**
   * Sees a record that will be made.
   *
   * @throws org.apache.kafka.connect.errors.DataException if it cannot be
   */
  default void observe(@Nullable Object whole) {}

  /**
   * Makes the value.
   *
   * @param row the record's typed values
   * @param whole the record in the form that was planned
   * @throws org.apache.kafka.connect.errors.DataException if it does not fit
   */
  Object value(@Nullable Object[] row, @Nullable Object whole);

  /** The schema of the value that was made last; null without one. */
  @Nullable Schema schema();
}
