package io.tributary.connect.jdbcagg.upsert;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row.
 *
 * @param layout of the values
 * @param values of a put, in the order of the layout's columns; of a deletion null
 * @param place among the versions of the row; null is the least of a put, and lets a deletion
 *     delete whatever is there
 * @param record that asks for it
 * @param covered earlier puts that this one makes void, in case that the database refuses it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RowOp(
    RowKey key,
    RowLayout layout,
    @Nullable Object @Nullable [] values,
    @Nullable Place place,
    SinkRecord record,
    List<RowOp> covered)
    implements Comparable<RowOp> {

  public boolean puts() {
    return values != null;
  }

  /** The values of a put. */
  public List<@Nullable Object> row() {
    return values == null ? List.of() : Arrays.asList(values);
  }

  /** Whether it deletes whatever is there. */
  public boolean deletesAll() {
    return values == null && place == null;
  }

  RowOp covering(List<RowOp> earlier) {
    return new RowOp(key, layout, values, place, record, earlier);
  }

  /** Whether it is older than another one of its row. */
  boolean isOlderThan(RowOp other) {
    return other.place != null
        && !deletesAll()
        && (place == null || place.compareTo(other.place) < 0);
  }

  /** Whether an earlier one is void once this one was written. */
  boolean covers(RowOp earlier) {
    if (!puts()) {
      return place == null || !earlier.deletesAll();
    }
    return earlier.puts() && layout.covers(earlier.layout);
  }

  @Override
  public int compareTo(RowOp other) {
    return key.compareTo(other.key);
  }
}
