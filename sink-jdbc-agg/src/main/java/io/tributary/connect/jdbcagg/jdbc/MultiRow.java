package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.upsert.CellText;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Statements over many rows at a time. */
final class MultiRow {

  /** More rows per statement gain nothing on MySQL, and the text of the statement grows. */
  static final int ROWS_PER_STATEMENT = 1000;

  /** Far below the 16 MB that servers take by default, at up to 4 bytes per character. */
  private static final long CHARACTERS_PER_STATEMENT = 1_000_000;

  private MultiRow() {}

  /**
   * Runs a statement for all rows, split into several where they are many or long.
   *
   * @param sql the statement for a number of rows
   */
  static void execute(
      Connection connection, IntFunction<String> sql, List<? extends List<@Nullable Object>> rows)
      throws SQLException {
    int to;
    for (int from = 0; from < rows.size(); from = to) {
      to = endOfStatement(rows, from);
      try (PreparedStatement statement = connection.prepareStatement(sql.apply(to - from))) {
        int parameter = 1;
        for (List<@Nullable Object> row : rows.subList(from, to)) {
          for (Object value : row) {
            bind(statement, parameter++, value);
          }
        }
        statement.executeUpdate();
      }
    }
  }

  /** Parts of a list that are short enough for one statement. */
  static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += ROWS_PER_STATEMENT) {
      parts.add(all.subList(from, Math.min(all.size(), from + ROWS_PER_STATEMENT)));
    }
    return parts;
  }

  /** As many times a part, between commas. */
  static String repeat(String part, int times) {
    return String.join(", ", Collections.nCopies(times, part));
  }

  /** Long texts make statements shorter: the server takes packets of a limited size. */
  private static int endOfStatement(List<? extends List<@Nullable Object>> rows, int from) {
    int most = Math.min(rows.size(), from + ROWS_PER_STATEMENT);
    long characters = 0;
    int to = from;
    while (to < most && characters < CHARACTERS_PER_STATEMENT) {
      for (Object value : rows.get(to)) {
        characters += length(value);
      }
      to++;
    }
    return to;
  }

  private static int length(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    return value instanceof byte[] bytes ? bytes.length : 0;
  }

  static void bind(PreparedStatement statement, int parameter, @Nullable Object value)
      throws SQLException {
    if (value instanceof Long whole) {
      statement.setLong(parameter, whole);
    } else if (value instanceof String text) {
      statement.setString(parameter, text);
    } else if (value instanceof Double number) {
      statement.setDouble(parameter, number);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(parameter, bytes);
    } else if (value instanceof BigDecimal exact) {
      statement.setBigDecimal(parameter, exact);
    } else if (value instanceof Instant at) {
      // A local date-time passes through the driver without any zone being applied.
      statement.setObject(parameter, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    } else if (value instanceof Duration time) {
      statement.setString(parameter, CellText.time(time));
    } else {
      statement.setObject(parameter, value);
    }
  }
}
