package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The multi-row upsert of one table. {@code VALUES(column)} is what MySQL and MariaDB both
 * understand; the alias that MySQL 8.0.19 prefers is a syntax error in MariaDB.
 */
final class UpsertSql {

  /** Assignments run in this order and see those before them: the record's place goes last. */
  private static final List<ColumnRole> PLACE =
      List.of(ColumnRole.LAST_OFFSET, ColumnRole.LAST_PARTITION, ColumnRole.LAST_TIME);

  private final String head;
  private final String row;
  private final String tail;

  UpsertSql(TableShape shape) {
    List<ColumnShape> columns = shape.written();
    head =
        columns.stream()
            .map(column -> TableDdl.quote(column.name()))
            .collect(
                Collectors.joining(
                    ", ", "INSERT INTO " + TableDdl.quote(shape.table()) + " (", ") VALUES "));
    row = columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
    String place = later(columns);
    tail =
        columns.stream()
            .filter(column -> !isKey(column))
            .sorted(Comparator.comparingInt(column -> PLACE.indexOf(column.role())))
            .map(column -> TableDdl.quote(column.name()) + " = " + merged(column, place))
            .collect(Collectors.joining(", ", " ON DUPLICATE KEY UPDATE ", ""));
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

  private static boolean isKey(ColumnShape column) {
    return column.role() == ColumnRole.HASH
        || column.role() == ColumnRole.GROUP
        || column.role() == ColumnRole.WINDOW
        || column.role() == ColumnRole.WINDOW_END;
  }

  private static String merged(ColumnShape column, String later) {
    String old = TableDdl.quote(column.name());
    String added = "VALUES(" + old + ")";
    return switch (column.role()) {
      case COUNT -> old + " + " + added;
      case SUM -> nullSafe(old + " + " + added, old, added);
      case LEAST -> nullSafe("LEAST(" + old + ", " + added + ")", old, added);
      case GREATEST -> nullSafe("GREATEST(" + old + ", " + added + ")", old, added);
      default -> "IF(" + later + ", " + added + ", " + old + ")";
    };
  }

  private static String nullSafe(String both, String old, String added) {
    return "COALESCE(" + both + ", " + old + ", " + added + ")";
  }

  /**
   * Whether the flush's last record comes after the table's. Stays true while the place's columns
   * are assigned one by one, from the least significant on. Null where the column was added later.
   */
  private static String later(List<ColumnShape> columns) {
    List<String> place =
        List.of(ColumnRole.LAST_TIME, ColumnRole.LAST_PARTITION, ColumnRole.LAST_OFFSET).stream()
            .flatMap(role -> columns.stream().filter(column -> column.role() == role))
            .map(column -> TableDdl.quote(column.name()))
            .toList();
    if (place.isEmpty()) {
      return "";
    }
    String old = place.stream().collect(Collectors.joining(", ", "(", ")"));
    String added =
        place.stream()
            .map(name -> "VALUES(" + name + ")")
            .collect(Collectors.joining(", ", "(", ")"));
    return "COALESCE(" + added + " > " + old + ", TRUE)";
  }
}
