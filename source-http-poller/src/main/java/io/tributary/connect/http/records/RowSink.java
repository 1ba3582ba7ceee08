package io.tributary.connect.http.records;

import org.jspecify.annotations.Nullable;

/** Takes the records of a response, one by one and in their order. */
public interface RowSink {

  /**
   * Takes a record.
   *
   * @param raw the values of the record's own columns, in the order of the columns: each null, a
   *     text, Boolean, Long, Double, list of these, or {@link
   *     io.tributary.connect.http.model.RawRow#NESTED}; behind them, as texts or null, those of the
   *     cursors whose source is the record
   */
  void row(@Nullable Object[] raw);

  /** Takes note of an element that is neither an object nor an array. */
  void notARecord();
}
