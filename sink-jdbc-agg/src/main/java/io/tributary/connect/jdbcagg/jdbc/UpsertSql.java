package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The multi-row upsert of one table. {@code VALUES(column)} is what MySQL and MariaDB both
 * understand; the alias that MySQL 8.0.19 prefers is a syntax error in MariaDB.
 */
final class UpsertSql {

  private final String head;
  private final String row;
  private final String tail;

  /**
   * @param columns those that identify the group, and those to be merged
   */
  UpsertSql(String table, List<ColumnShape> columns) {
    head =
        columns.stream()
            .map(column -> TableDdl.quote(column.name()))
            .collect(
                Collectors.joining(
                    ", ", "INSERT INTO " + TableDdl.quote(table) + " (", ") VALUES "));
    row = columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
    String merges =
        columns.stream()
            .filter(column -> !column.role().identifies())
            // Assignments run in this order and see those before them: places go last.
            .sorted(Comparator.comparing(UpsertSql::isPlace))
            .map(column -> TableDdl.quote(column.name()) + " = " + merged(column))
            .collect(Collectors.joining(", "));
    tail = " ON DUPLICATE KEY UPDATE " + (merges.isEmpty() ? nothing(columns.get(0)) : merges);
  }

  String of(int rows) {
    StringBuilder sql =
        new StringBuilder(head.length() + tail.length() + rows * row.length() + rows);
    sql.append(head).append(row);
    for (int i = 1; i < rows; i++) {
      sql.append(',').append(row);
    }
    return sql.append(tail).toString();
  }

  /** Locks the row and leaves it as it is. */
  private static String nothing(ColumnShape column) {
    return TableDdl.quote(column.name()) + " = " + TableDdl.quote(column.name());
  }

  private static boolean isPlace(ColumnShape column) {
    return column.role() == ColumnRole.FIRST_PLACE || column.role() == ColumnRole.LAST_PLACE;
  }

  private static String merged(ColumnShape column) {
    String old = TableDdl.quote(column.name());
    String added = "VALUES(" + old + ")";
    return switch (column.role()) {
      case COUNT, ROWS, DISTINCT -> old + " + " + added;
      case SUM -> nullSafe(old + " + " + added, old, added);
      case LEAST -> nullSafe("LEAST(" + old + ", " + added + ")", old, added);
      case GREATEST -> nullSafe("GREATEST(" + old + ", " + added + ")", old, added);
      case FIRST_VALUE -> ifBeyond(ColumnShape.placeBehind(column.name()), "<", old, added);
      case LAST_VALUE -> ifBeyond(ColumnShape.placeBehind(column.name()), ">", old, added);
      case FIRST_PLACE -> ifBeyond(column.name(), "<", old, added);
      case LAST_PLACE -> ifBeyond(column.name(), ">", old, added);
      default -> added;
    };
  }

  private static String nullSafe(String both, String old, String added) {
    return "COALESCE(" + both + ", " + old + ", " + added + ")";
  }

  /** The flush's value, if its place is beyond the table's, or the table has none. */
  private static String ifBeyond(String place, String sign, String old, String added) {
    String oldPlace = TableDdl.quote(place);
    String addedPlace = "VALUES(" + oldPlace + ")";
    String beyond =
        "%2$s IS NOT NULL AND COALESCE(%2$s %3$s %1$s, TRUE)".formatted(oldPlace, addedPlace, sign);
    return "IF(" + beyond + ", " + added + ", " + old + ")";
  }
}
