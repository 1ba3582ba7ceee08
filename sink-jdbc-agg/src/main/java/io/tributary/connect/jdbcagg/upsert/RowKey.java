package io.tributary.connect.jdbcagg.upsert;

import io.tributary.connect.jdbcagg.retract.RowId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The values of a row's primary key, in the order of its columns; none is null. */
public final class RowKey implements Comparable<RowKey> {

  private final Object[] values;
  private final int hash;

  RowKey(Object[] values) {
    this.values = values;
    this.hash = Arrays.deepHashCode(values);
  }

  public List<Object> values() {
    return Arrays.asList(values);
  }

  /** Names the row in 16 bytes; see {@link RowId}. */
  public byte[] id() {
    return RowId.ofValues(
        // Of an instant there only milliseconds would count.
        values().stream().map(each -> each instanceof Instant ? each.toString() : each).toList());
  }

  /** The same order everywhere, so that flushes lock in order. */
  @Override
  public int compareTo(RowKey other) {
    for (int i = 0; i < values.length; i++) {
      int compared = compare(values[i], other.values[i]);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked") // values of one column are of one class
  private static int compare(Object one, Object other) {
    return one instanceof byte[] bytes
        ? Arrays.compareUnsigned(bytes, (byte[]) other)
        : ((Comparable<Object>) one).compareTo(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey key && hash == key.hash && Arrays.deepEquals(values, key.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
