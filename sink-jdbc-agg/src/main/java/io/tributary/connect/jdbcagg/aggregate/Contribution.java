package io.tributary.connect.jdbcagg.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * What one record adds to one statement's groups: read first, so that a record that does not fit
 * one statement is added to none.
 */
@SuppressWarnings("ArrayRecordComponent") // made, added and forgotten: never compared
public record Contribution(
    GroupBuffer buffer, GroupKey key, @Nullable Object[] values, EventOrder order) {

  /** Adds it. Cannot fail. */
  public void add() {
    buffer.add(key, values, order);
  }
}
