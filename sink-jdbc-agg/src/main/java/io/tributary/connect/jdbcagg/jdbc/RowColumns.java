package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.upsert.CellType;
import io.tributary.connect.jdbcagg.upsert.RowColumn;
import io.tributary.connect.jdbcagg.upsert.TableColumn;
import io.tributary.connect.jdbcagg.upsert.TableColumn.Measure;
import io.tributary.connect.jdbcagg.upsert.TableColumn.Presence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Column types of tables that hold rows: as DDL, and as the server describes them. */
final class RowColumns {

  /** An index takes 3072 bytes: three such texts fit. */
  private static final int KEY_LENGTH = 255;

  /** Digits of a whole number of 64 bits without a sign. */
  private static final int UNSIGNED_DIGITS = 20;

  private static final int FLOAT_BITS = 24;
  private static final int MEDIUM_BITS = 24;
  private static final int FIRST_YEAR = 1901;
  private static final int LAST_YEAR = 2155;
  private static final long FIRST_DATETIME_S =
      Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_DATETIME_S =
      Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private RowColumns() {}

  /** The type as DDL. */
  static String ddl(CellType type, boolean key, String collation) {
    return switch (type.kind()) {
      case BOOLEAN -> "TINYINT(1)";
      case INTEGER -> integer(type.precision());
      case FLOAT -> "DOUBLE";
      case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
      case TEXT ->
          (key ? "VARCHAR(" + KEY_LENGTH + ")" : "MEDIUMTEXT")
              + " CHARACTER SET utf8mb4 COLLATE "
              + collation;
      case JSON -> "JSON";
      case BYTES -> key ? "VARBINARY(" + KEY_LENGTH + ")" : "MEDIUMBLOB";
      case BITS -> "BIT(" + type.precision() + ")";
      case DATE -> "DATE";
      case TIME -> "TIME(" + type.scale() + ")";
      case TIMESTAMP -> "DATETIME(" + type.scale() + ")";
      case OTHER -> throw new IllegalArgumentException("no field is of such a type");
    };
  }

  /** Whether values of the type tell rows apart, and their order is that of the server. */
  static boolean canBeKey(RowColumn column) {
    CellType type = column.type();
    return type == null
        || (type.kind() != CellType.Kind.FLOAT && type.kind() != CellType.Kind.JSON);
  }

  private static String integer(int bits) {
    return switch (bits) {
      case Byte.SIZE -> "TINYINT";
      case Short.SIZE -> "SMALLINT";
      case MEDIUM_BITS -> "MEDIUMINT";
      case Integer.SIZE -> "INT";
      default -> "BIGINT";
    };
  }

  /**
   * A column of the server.
   *
   * @param collation null for what is no text
   * @param plain whether it has no default and no sign is forbidden, so that its type may be
   *     widened
   */
  record Existing(TableColumn column, @Nullable String collation, boolean plain) {}

  /** The columns of a table by name in lower case; empty where there is no such table. */
  static Map<String, Existing> of(Connection connection, String table) throws SQLException {
    Map<String, Existing> columns = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA,"
                + " COALESCE(GENERATION_EXPRESSION, ''), COALESCE(NUMERIC_PRECISION, 0),"
                + " COALESCE(NUMERIC_SCALE, 0), COALESCE(DATETIME_PRECISION, 0),"
                + " COALESCE(CHARACTER_MAXIMUM_LENGTH, 0), COLLATION_NAME"
                + " FROM information_schema.COLUMNS"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION")) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          columns.put(row.getString(1).toLowerCase(Locale.ROOT), existing(row));
        }
      }
    }
    return columns;
  }

  private static Existing existing(ResultSet row) throws SQLException {
    String columnDefault = row.getString(5);
    boolean hasDefault = columnDefault != null && !"NULL".equals(columnDefault);
    boolean unsigned = row.getString(3).contains("unsigned");
    TableColumn column = column(row, presence(row, hasDefault), unsigned);
    return new Existing(column, row.getString(12), !hasDefault && !unsigned);
  }

  private static Presence presence(ResultSet row, boolean hasDefault) throws SQLException {
    if (!row.getString(7).isEmpty()) {
      return Presence.GENERATED;
    }
    if ("YES".equals(row.getString(4))) {
      return Presence.OPTIONAL;
    }
    return hasDefault || row.getString(6).contains("auto_increment")
        ? Presence.DEFAULTED
        : Presence.REQUIRED;
  }

  private static TableColumn column(ResultSet row, Presence presence, boolean unsigned)
      throws SQLException {
    String type = row.getString(2).toLowerCase(Locale.ROOT);
    int precision = row.getInt(8);
    int scale = row.getInt(9);
    int digits = row.getInt(10);
    long length = row.getLong(11);
    Range range = new Range(row.getString(1), row.getString(3), presence);
    return switch (type) {
      case "tinyint" -> range.whole(Byte.SIZE, unsigned);
      case "smallint" -> range.whole(Short.SIZE, unsigned);
      case "mediumint" -> range.whole(MEDIUM_BITS, unsigned);
      case "int" -> range.whole(Integer.SIZE, unsigned);
      case "bigint" ->
          unsigned
              ? range.of(CellType.decimal(UNSIGNED_DIGITS, 0), 0, Long.MAX_VALUE)
              : range.whole(Long.SIZE, false);
      case "year" -> range.of(CellType.integer(Short.SIZE), FIRST_YEAR, LAST_YEAR);
      case "decimal" ->
          range.of(CellType.decimal(precision, scale), unsigned ? 0 : -1, Long.MAX_VALUE);
      case "float" -> range.of(new CellType(CellType.Kind.FLOAT, FLOAT_BITS, 0), 0, 0);
      case "double" -> range.of(CellType.FLOAT, 0, 0);
      case "bit" ->
          precision == 1
              ? range.of(CellType.BOOLEAN, 0, 1)
              : range.of(CellType.bits(precision), 0, 0);
      case "date" -> range.of(CellType.DATE, 0, 0);
      case "time" -> range.of(CellType.time(digits), 0, 0);
      case "datetime" -> range.of(CellType.timestamp(digits), FIRST_DATETIME_S, LAST_DATETIME_S);
      case "timestamp" -> range.of(CellType.timestamp(digits), 1, Integer.MAX_VALUE);
      case "json" -> range.of(CellType.JSON, 0, Long.MAX_VALUE);
      case "enum", "set" -> range.of(CellType.TEXT, 0, Long.MAX_VALUE);
      case "varchar" -> range.of(CellType.TEXT, 0, length);
      case "char" -> range.text(length, Measure.PADDED);
      case "tinytext", "text", "mediumtext", "longtext" -> range.text(length, Measure.BYTES);
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
          range.of(CellType.BYTES, 0, length);
      default -> range.of(CellType.OTHER, 0, 0);
    };
  }

  /** Puts the column of a name together. */
  private record Range(String name, String ddl, Presence presence) {

    TableColumn of(CellType type, long lowest, long highest) {
      return new TableColumn(name, ddl, type, lowest, highest, Measure.CHARACTERS, presence);
    }

    TableColumn text(long length, Measure measure) {
      return new TableColumn(name, ddl, CellType.TEXT, 0, length, measure, presence);
    }

    TableColumn whole(int bits, boolean unsigned) {
      long half = 1L << (bits - 1);
      return unsigned
          ? of(CellType.integer(bits), 0, 2 * half - 1)
          : of(CellType.integer(bits), -half, half - 1);
    }
  }
}
