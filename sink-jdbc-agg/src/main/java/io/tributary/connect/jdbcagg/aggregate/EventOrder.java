package io.tributary.connect.jdbcagg.aggregate;

import java.util.Comparator;

/**
 * The place of a record among those of its topic, which FIRST and LAST go by. It is a total order,
 * as a partition and offset name one record.
 *
 * @param eventMs the window's time, or without one the record's timestamp, in epoch milliseconds
 */
public record EventOrder(long eventMs, int partition, long offset)
    implements Comparable<EventOrder> {

  private static final Comparator<EventOrder> ORDER =
      Comparator.comparingLong(EventOrder::eventMs)
          .thenComparingInt(EventOrder::partition)
          .thenComparingLong(EventOrder::offset);

  /** By partition and offset alone, between records that an ORDER BY finds equal. */
  public int comparePlace(EventOrder other) {
    int byPartition = Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }

  @Override
  public int compareTo(EventOrder other) {
    return ORDER.compare(this, other);
  }
}
