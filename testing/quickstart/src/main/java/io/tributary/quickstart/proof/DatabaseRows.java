package io.tributary.quickstart.proof;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole table over plain JDBC. */
public final class DatabaseRows {

  /** The SQL state of "no such table". */
  private static final String NOT_THERE = "42S02";

  private DatabaseRows() {}

  /**
   * All rows; none when the table is not there. A DATETIME is taken as UTC.
   *
   * @param table a name of our own, put into the statement as it is
   */
  public static List<Row> of(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM `" + table + "`")) {
      ResultSetMetaData columns = result.getMetaData();
      List<Row> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          values.put(columns.getColumnLabel(i), value(result, i));
        }
        rows.add(new Row(values));
      }
      return rows;
    } catch (SQLException e) {
      if (NOT_THERE.equals(e.getSQLState())) {
        return List.of();
      }
      throw e;
    }
  }

  /** MySQL has no booleans: the row with some columns, numbers as it was read, as flags. */
  public static Row flags(Row row, Set<String> columns) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
    values.replaceAll(
        (column, value) ->
            columns.contains(column) && value instanceof Long flag ? (Object) (flag != 0) : value);
    return new Row(values);
  }

  private static @Nullable Object value(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value instanceof Long || value instanceof BigDecimal || value instanceof Double) {
      return value;
    }
    if (value instanceof Number number) {
      return number instanceof Float ? number : (Object) number.longValue();
    }
    if (value instanceof java.sql.Timestamp) {
      return result.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
    return value;
  }
}
