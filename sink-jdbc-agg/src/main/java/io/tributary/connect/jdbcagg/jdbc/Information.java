package io.tributary.connect.jdbcagg.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** What the server's {@code information_schema} says of the connection's database. */
final class Information {

  /**
   * Text compares byte by byte, trailing spaces included: MariaDB's name, then MySQL's. MariaDB
   * knows MySQL's too, but as another name of {@code utf8mb4_bin}, to which trailing spaces are
   * nothing.
   */
  private static final List<String> BINARY_COLLATIONS =
      List.of("utf8mb4_nopad_bin", "utf8mb4_0900_bin");

  private final Connection connection;

  Information(Connection connection) {
    this.connection = connection;
  }

  /**
   * A column as it is.
   *
   * @param type such as {@code varchar}, in lower case
   * @param precision digits of a decimal, or of a datetime's seconds
   * @param length longest text in characters, 0 for what is no text
   */
  record ExistingColumn(
      String type,
      long precision,
      long scale,
      long length,
      @Nullable String collation,
      boolean generated) {}

  /** The engine of a table; null where there is no such table. */
  @Nullable String engineOf(String table) throws SQLException {
    List<String> engines =
        strings(
            "SELECT ENGINE FROM information_schema.TABLES"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?",
            table);
    return engines.isEmpty() ? null : engines.get(0);
  }

  /** The collation for the sink's own columns. */
  String binaryCollation() throws SQLException {
    Set<String> present =
        Set.copyOf(
            strings(
                "SELECT COLLATION_NAME FROM information_schema.COLLATIONS"
                    + " WHERE COLLATION_NAME LIKE ?",
                "utf8mb4%bin"));
    return BINARY_COLLATIONS.stream()
        .filter(present::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new ConnectException(
                    "The server has none of the collations "
                        + BINARY_COLLATIONS
                        + ". Use MySQL 8.0.23 or later, or MariaDB 10.6 or later"));
  }

  /** Columns of unique indexes, as {@code index.column}. */
  List<String> uniqueKeyParts(String table) throws SQLException {
    return strings(
        "SELECT CONCAT(INDEX_NAME, '.', COLUMN_NAME) FROM information_schema.STATISTICS"
            + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND NON_UNIQUE = 0",
        table);
  }

  /** The columns of each index, in their order and between commas. */
  List<String> indexes(String table) throws SQLException {
    return strings(
        "SELECT GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX SEPARATOR ',')"
            + " FROM information_schema.STATISTICS"
            + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? GROUP BY INDEX_NAME",
        table);
  }

  /** The columns of a table by name in lower case; empty where there is no such table. */
  Map<String, ExistingColumn> columns(String table) throws SQLException {
    Map<String, ExistingColumn> columns = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COLUMN_NAME, DATA_TYPE, COALESCE(NUMERIC_PRECISION, DATETIME_PRECISION, 0),"
                + " COALESCE(NUMERIC_SCALE, 0), COALESCE(CHARACTER_MAXIMUM_LENGTH, 0),"
                + " COLLATION_NAME, COALESCE(GENERATION_EXPRESSION, '') <> ''"
                + " FROM information_schema.COLUMNS"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION")) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns.put(
              rows.getString(1).toLowerCase(Locale.ROOT),
              new ExistingColumn(
                  rows.getString(2).toLowerCase(Locale.ROOT),
                  rows.getLong(3),
                  rows.getLong(4),
                  rows.getLong(5),
                  rows.getString(6),
                  rows.getBoolean(7)));
        }
      }
    }
    return columns;
  }

  private List<String> strings(String sql, String parameter) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }
}
