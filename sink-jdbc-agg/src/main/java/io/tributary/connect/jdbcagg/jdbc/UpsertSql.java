package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.query.ValueType;
import io.tributary.connect.jdbcagg.upsert.RowLayout;
import io.tributary.connect.jdbcagg.upsert.TableColumn;
import java.util.ArrayList;
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
    this(
        table,
        columns.stream().map(ColumnShape::name).toList(),
        columns.stream()
            .filter(column -> !column.role().identifies())
            // Assignments run in this order and see those before them: places go last.
            .sorted(Comparator.comparing(UpsertSql::isPlace))
            .map(column -> TableDdl.quote(column.name()) + " = " + merged(column))
            .toList());
  }

  /**
   * @param assignments to columns of a row that is there; if there are none it is only locked
   */
  private UpsertSql(String table, List<String> columns, List<String> assignments) {
    head =
        columns.stream()
            .map(TableDdl::quote)
            .collect(
                Collectors.joining(
                    ", ", "INSERT INTO " + TableDdl.quote(table) + " (", ") VALUES "));
    row = columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
    tail =
        " ON DUPLICATE KEY UPDATE "
            + (assignments.isEmpty() ? nothing(columns.get(0)) : String.join(", ", assignments));
  }

  /** The upsert that puts rows in place of those that are there, unless those are newer. */
  static UpsertSql ofRows(String table, RowLayout layout) {
    List<String> names = layout.columns().stream().map(TableColumn::name).toList();
    List<String> assignments = new ArrayList<>();
    for (int i = layout.keys(); i < names.size(); i++) {
      if (i != layout.ordering()) {
        assignments.add(replaced(layout, i));
      }
    }
    if (layout.ordering() >= layout.keys()) {
      // Assignments run in this order and see those before them.
      assignments.add(replaced(layout, layout.ordering()));
    }
    return new UpsertSql(table, names, assignments);
  }

  private static String replaced(RowLayout layout, int index) {
    String column = TableDdl.quote(layout.columns().get(index).name());
    if (layout.ordering() < 0) {
      return "%1$s = VALUES(%1$s)".formatted(column);
    }
    String ordering = TableDdl.quote(layout.columns().get(layout.ordering()).name());
    return "%1$s = IF(%2$s IS NULL OR VALUES(%2$s) >= %2$s, VALUES(%1$s), %1$s)"
        .formatted(column, ordering);
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
  private static String nothing(String column) {
    return TableDdl.quote(column) + " = " + TableDdl.quote(column);
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
      case LEAST -> extreme(column, "LEAST", "<", old, added);
      case GREATEST -> extreme(column, "GREATEST", ">", old, added);
      case FIRST_VALUE -> ifBeyond(ColumnShape.placeBehind(column.name()), "<", old, added);
      case LAST_VALUE -> ifBeyond(ColumnShape.placeBehind(column.name()), ">", old, added);
      case FIRST_PLACE -> ifBeyond(column.name(), "<", old, added);
      case LAST_PLACE -> ifBeyond(column.name(), ">", old, added);
      default -> added;
    };
  }

  private static String extreme(
      ColumnShape column, String function, String sign, String old, String added) {
    if (column.type().kind() != ValueType.Kind.TEXT) {
      return nullSafe(function + "(" + old + ", " + added + ")", old, added);
    }
    // MariaDB 10.11.5 takes texts from a NUL on for ended, whatever the collation; UTF-8 sorts as
    // its code points do.
    return "IF(%1$s IS NULL OR CAST(%2$s AS BINARY) %3$s CAST(%1$s AS BINARY), %2$s, %1$s)"
        .formatted(old, added, sign);
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
