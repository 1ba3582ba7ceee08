package io.tributary.connect.jdbcagg.row;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of the fields that a statement reads, by their slots. One row is filled
 * again and again: it is good until the next one is read.
 */
public final class Row {

  private final @Nullable Object[] values;
  private @Nullable SinkRecord record;

  Row(int slots) {
    this.values = new Object[slots];
  }

  /** The value of a field: see {@link RowReader#slot}. */
  public @Nullable Object value(int slot) {
    return values[slot];
  }

  /** The record that the row is of. */
  public SinkRecord record() {
    if (record == null) {
      throw new IllegalStateException("No row was read yet");
    }
    return record;
  }

  void set(int slot, @Nullable Object value) {
    values[slot] = value;
  }

  void begin(SinkRecord of) {
    record = of;
  }
}
