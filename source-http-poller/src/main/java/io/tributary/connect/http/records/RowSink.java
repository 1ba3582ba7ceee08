package io.tributary.connect.http.records;

import org.jspecify.annotations.Nullable;

/** Takes the records of a response, one by one and in their order. */
public interface RowSink {

  /**
   * Comes before the first record.
   *
   * @param response the response's picks; those that records copy are filled in
   */
  void begin(@Nullable Object[] response);

  /**
   * Takes a record.
   *
   * @param picked the record's picks: each null, a text, Boolean, Long, Double, Float, byte[], list
   *     of these, or {@link io.tributary.connect.http.model.RawRow#NESTED}. The reader fills the
   *     same array again for the next record; who takes it may change it
   * @param whole the record in the form that is planned; null if none is
   */
  void row(@Nullable Object[] picked, @Nullable Object whole);

  /**
   * Takes note of an element that is no record.
   *
   * @param reason why not, without any of it
   */
  void notARecord(String reason);
}
