package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.row.OrderedBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How often each value came, less how often it was taken back: what functions are computed from
 * that need all values of a group. The table keeps it value by value, by keys whose order is that
 * of the values.
 */
public final class ValueCounts implements GroupState {

  private final Map<Object, Long> counts = new HashMap<>();

  /** A candidate of FIRST or LAST, of which no two are the same. */
  private record Placed(Ranked ranked, EventOrder order) {}

  @Override
  public void add(@Nullable Object value, EventOrder order) {
    count(value, order, 1);
  }

  /** Undoes one {@link #add} of the same value and order, of this flush or an earlier one. */
  void retract(@Nullable Object value, EventOrder order) {
    count(value, order, -1);
  }

  private void count(@Nullable Object value, EventOrder order, long times) {
    if (value != null) {
      counts.merge(
          value instanceof Ranked ranked ? new Placed(ranked, order) : value, times, Long::sum);
    }
  }

  /** None: the table keeps the values beside the group's row. */
  @Override
  public @Nullable Object part(Part part) {
    return null;
  }

  /** Hands over the key of each value whose count changed, and by how much. */
  public void forEach(ObjLongConsumer<byte[]> consumer) {
    counts.forEach(
        (value, count) -> {
          if (count != 0) {
            consumer.accept(key(value), count);
          }
        });
  }

  private static byte[] key(Object value) {
    return value instanceof Placed placed
        ? Places.withValue(placed.ranked(), placed.order())
        : new OrderedBytes.Writer().put(value).bytes();
  }

  /** The value of a key of MIN, MAX, a percentile or COUNT(DISTINCT). */
  public static @Nullable Object valueOf(byte[] key) {
    return new OrderedBytes.Reader(key).get();
  }

  /** The value of a key of FIRST or LAST. */
  public static @Nullable Object placedValueOf(byte[] key) {
    return Places.valueIn(key);
  }
}
