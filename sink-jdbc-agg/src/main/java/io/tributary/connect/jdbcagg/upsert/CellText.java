package io.tributary.connect.jdbcagg.upsert;

import java.time.Duration;

/** Times as SQL writes them. */
public final class CellText {

  private static final int NANOS_PER_MICRO = 1_000;

  private CellText() {}

  /** Hours, minutes, seconds and microseconds, with a sign before what is negative. */
  public static String time(Duration time) {
    Duration positive = time.abs();
    return "%s%02d:%02d:%02d.%06d"
        .formatted(
            time.isNegative() ? "-" : "",
            positive.toHours(),
            positive.toMinutesPart(),
            positive.toSecondsPart(),
            positive.toNanosPart() / NANOS_PER_MICRO);
  }
}
