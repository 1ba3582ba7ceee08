package io.tributary.connect.jdbcagg.query;

import java.time.Duration;

/** The spans of event time that groups are split by, aligned to the epoch in UTC. */
public sealed interface Window {

  /** The event time: a timestamp, or an integer of epoch milliseconds. */
  Expression time();

  /** How long after its first record a window ends at the latest that one record alone makes. */
  Duration size();

  /** The window as SQL, for the log. */
  String sql();

  /** Windows side by side: each record is in one. */
  record Tumble(Expression time, Duration size) implements Window {
    @Override
    public String sql() {
      return "TUMBLE(%s, %d ms)".formatted(time, size.toMillis());
    }
  }

  /**
   * Windows that overlap: each record is in {@code size / slide} of them.
   *
   * @param size a multiple of the slide
   */
  record Hop(Expression time, Duration size, Duration slide) implements Window {
    @Override
    public String sql() {
      return "HOP(%s, %d ms, %d ms)".formatted(time, size.toMillis(), slide.toMillis());
    }
  }

  /**
   * Windows that last for as long as no gap between two records of a group is longer. One record
   * alone makes a session from its time to its time plus the gap.
   */
  record Session(Expression time, Duration gap) implements Window {
    @Override
    public Duration size() {
      return gap;
    }

    @Override
    public String sql() {
      return "SESSION(%s, %d ms)".formatted(time, gap.toMillis());
    }
  }
}
