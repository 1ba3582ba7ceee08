package io.tributary.connect.jdbcagg.row;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a statement sees as one record: a record itself, or a part of one, such as the row before or
 * after a change, with the key, the headers and the place of the record.
 *
 * @param value what the statement's fields are looked for in
 */
public record RowSource(@Nullable Object value, SinkRecord record) {

  /** The record as it is. */
  public static RowSource of(SinkRecord record) {
    return new RowSource(record.value(), record);
  }
}
