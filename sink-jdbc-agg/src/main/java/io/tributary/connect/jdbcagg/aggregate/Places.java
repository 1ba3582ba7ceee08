package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.row.OrderedBytes;
import org.jspecify.annotations.Nullable;

/**
 * The place of a record in the order that FIRST and LAST go by, as bytes: the greater they are, the
 * later is the record.
 */
final class Places {

  private Places() {}

  static byte[] of(Ranked ranked, EventOrder order) {
    return write(new OrderedBytes.Writer(), ranked, order).bytes();
  }

  /** The place, and behind it the value. */
  static byte[] withValue(Ranked ranked, EventOrder order) {
    return write(new OrderedBytes.Writer(), ranked, order).put(ranked.value()).bytes();
  }

  /** The value out of {@link #withValue}. */
  static @Nullable Object valueIn(byte[] bytes) {
    OrderedBytes.Reader reader = new OrderedBytes.Reader(bytes);
    reader.get();
    reader.getInt();
    reader.getLong();
    return reader.get();
  }

  private static OrderedBytes.Writer write(
      OrderedBytes.Writer writer, Ranked ranked, EventOrder order) {
    Object rank = ranked.rank();
    return writer
        .put(rank == null ? (Object) order.eventMs() : rank)
        .putInt(order.partition())
        .putLong(order.offset());
  }
}
