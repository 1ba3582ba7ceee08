package io.tributary.connect.jdbcagg.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a partition's records have shown so far, kept beside its offset.
 *
 * @param watermarkMs the greatest event time, in epoch milliseconds; null before the first
 * @param sourcePosition place of the last change event in the source's log; null where none is kept
 */
public record Progress(@Nullable Long watermarkMs, @Nullable String sourcePosition) {

  /** Of a partition of which nothing was read. */
  public static final Progress NONE = new Progress(null, null);

  Progress withWatermark(@Nullable Long eventMs) {
    return new Progress(eventMs, sourcePosition);
  }

  public Progress withSourcePosition(String position) {
    return new Progress(watermarkMs, position);
  }
}
