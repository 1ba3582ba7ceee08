package io.tributary.connect.jdbcagg.aggregate;

import java.util.Comparator;

/**
 * The place of a record among those of its topic, which LAST goes by. It is a total order, as a
 * partition and offset name one record.
 *
 * @param eventMs the window's time field, in epoch milliseconds
 */
public record EventOrder(long eventMs, int partition, long offset)
    implements Comparable<EventOrder> {

  private static final Comparator<EventOrder> ORDER =
      Comparator.comparingLong(EventOrder::eventMs)
          .thenComparingInt(EventOrder::partition)
          .thenComparingLong(EventOrder::offset);

  @Override
  public int compareTo(EventOrder other) {
    return ORDER.compare(this, other);
  }
}
