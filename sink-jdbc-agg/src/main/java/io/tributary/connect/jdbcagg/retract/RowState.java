package io.tributary.connect.jdbcagg.retract;

import io.tributary.connect.jdbcagg.aggregate.Contribution;
import io.tributary.connect.jdbcagg.aggregate.EventOrder;
import io.tributary.connect.jdbcagg.aggregate.GroupKey;
import io.tributary.connect.jdbcagg.aggregate.Ranked;
import io.tributary.connect.jdbcagg.row.OrderedBytes;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What one row of the source adds, as bytes. Equal contributions give equal bytes, so that a row
 * that is read again and did not change is told by them.
 */
public final class RowState {

  private static final long VERSION = 1;
  private static final long PLAIN = 0;
  private static final long RANKED = 1;

  private RowState() {}

  /** As bytes. */
  public static byte[] write(List<Contribution> contributions) {
    OrderedBytes.Writer writer = new OrderedBytes.Writer();
    writer.putInt((int) VERSION).putInt(contributions.size());
    for (Contribution contribution : contributions) {
      writeKey(writer, contribution.key());
      writer.putLong(contribution.order().eventMs());
      writer.putInt(contribution.order().partition());
      writer.putLong(contribution.order().offset());
      writer.putInt(contribution.values().length);
      for (Object value : contribution.values()) {
        writeValue(writer, value);
      }
    }
    return writer.bytes();
  }

  private static void writeKey(OrderedBytes.Writer writer, GroupKey key) {
    writer.putLong(key.windowStartMs()).putInt(key.size());
    for (int i = 0; i < key.size(); i++) {
      writer.put(key.value(i));
    }
  }

  private static void writeValue(OrderedBytes.Writer writer, @Nullable Object value) {
    if (value instanceof Ranked ranked) {
      writer.put(RANKED).put(ranked.value()).put(ranked.rank());
    } else {
      writer.put(PLAIN).put(value);
    }
  }

  /**
   * Back from bytes.
   *
   * @throws ConnectException if another version wrote them
   */
  public static List<Contribution> read(byte[] bytes) {
    OrderedBytes.Reader reader = new OrderedBytes.Reader(bytes);
    int version = reader.getInt();
    if (version != VERSION) {
      throw new ConnectException(
          "The state of a source row is of format %d, and this version reads %d. Set generation to the next number, with empty tables"
              .formatted(version, VERSION));
    }
    int count = reader.getInt();
    List<Contribution> contributions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      GroupKey key = readKey(reader);
      EventOrder order = new EventOrder(reader.getLong(), reader.getInt(), reader.getLong());
      @Nullable Object[] values = new Object[reader.getInt()];
      for (int j = 0; j < values.length; j++) {
        boolean ranked = Long.valueOf(RANKED).equals(reader.get());
        Object value = reader.get();
        values[j] = ranked ? new Ranked(value, reader.get()) : value;
      }
      contributions.add(new Contribution(key, values, order));
    }
    return contributions;
  }

  private static GroupKey readKey(OrderedBytes.Reader reader) {
    long windowStartMs = reader.getLong();
    @Nullable Object[] values = new Object[reader.getInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reader.get();
    }
    return new GroupKey(windowStartMs, values);
  }
}
