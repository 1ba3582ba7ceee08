package io.tributary.connect.jdbcagg.query;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One item of a SELECT list: a column of the aggregate table. */
public sealed interface OutputColumn {

  /** The column's name in the table. */
  String name();

  /** The record's field that the column reads; null for {@code COUNT(*)}. */
  @Nullable String field();

  /** The item as SQL, for the log. */
  String sql();

  /** A field that groups are made by. */
  record Group(String name, String field) implements OutputColumn {
    @Override
    public String sql() {
      return field.equals(name) ? field : field + " AS " + name;
    }
  }

  /**
   * The start of the tumbling window that the record's event time falls into, aligned to the epoch
   * in UTC.
   */
  record Window(String name, String field, Duration size) implements OutputColumn {
    @Override
    public String sql() {
      return "TUMBLE(%s, %d ms) AS %s".formatted(field, size.toMillis(), name);
    }

    /** The start, in epoch milliseconds, of the window that holds an event time. */
    public long startOf(long eventMs) {
      return eventMs - Math.floorMod(eventMs, size.toMillis());
    }
  }

  /** A function over the records of a group and window. */
  record Aggregate(String name, AggregateFunction function, @Nullable String field)
      implements OutputColumn {
    @Override
    public String sql() {
      return "%s(%s) AS %s"
          .formatted(function.name().toUpperCase(Locale.ROOT), field == null ? "*" : field, name);
    }
  }
}
