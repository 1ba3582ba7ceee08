package io.tributary.benchmarks.agg;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** What the aggregates of {@link FoldInMemory} cost at least; its sums of doubles are not exact. */
final class HandWrittenFold {

  private static final long MINUTE_MS = 60_000;

  private final Field country;
  private final Field cell;
  private final Field seen;
  private final Field velocity;
  private final Map<Key, Totals> groups = new HashMap<>();

  /** Of records of one schema. */
  HandWrittenFold(List<List<SinkRecord>> batches) {
    Schema schema = batches.get(0).get(0).valueSchema();
    country = schema.field("country");
    cell = schema.field("cell");
    seen = schema.field("seen");
    velocity = schema.field("velocity");
  }

  static Map<Key, Totals> of(List<List<SinkRecord>> batches) {
    return new HandWrittenFold(batches).take(batches);
  }

  /** Adds them to the groups that there are. */
  Map<Key, Totals> take(List<List<SinkRecord>> batches) {
    for (List<SinkRecord> batch : batches) {
      for (SinkRecord record : batch) {
        take((Struct) record.value());
      }
    }
    return groups;
  }

  private void take(Struct flight) {
    long at = ((Date) flight.get(seen)).toInstant().toEpochMilli();
    Key key = new Key(flight.get(country), flight.get(cell), at - Math.floorMod(at, MINUTE_MS));
    groups.computeIfAbsent(key, absent -> new Totals()).add((Double) flight.get(velocity));
  }

  record Key(Object country, Object cell, long minute) {}

  /** Count, sum, least and greatest. */
  static final class Totals {
    private long count;
    private double sum;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    void add(double value) {
      count++;
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }

    @Override
    public String toString() {
      return count + " " + sum + " " + low + " " + high;
    }
  }
}
