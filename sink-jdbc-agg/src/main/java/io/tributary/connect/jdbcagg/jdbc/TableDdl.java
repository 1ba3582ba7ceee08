package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DDL of aggregate tables. There is no unique index but the primary key: MySQL's upsert would match
 * a second one too, and change another group's row.
 */
final class TableDdl {

  private final TableShape shape;
  private final String collation;

  TableDdl(TableShape shape, String collation) {
    this.shape = shape;
    this.collation = collation;
  }

  /** Whether an existing column will do for one of the shape. */
  boolean fits(ColumnShape column, Information.ExistingColumn existing) {
    return ColumnTypes.fits(column, collation, existing);
  }

  String create() {
    return shape.columns().stream()
        .map(column -> "  " + column(column))
        .collect(
            Collectors.joining(
                ",\n",
                "CREATE TABLE IF NOT EXISTS " + quote(shape.table()) + " (\n",
                ",\n  PRIMARY KEY ("
                    + hashColumn()
                    + ")"
                    + sessionIndex()
                    + windowIndex()
                    + "\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"));
  }

  private String windowIndex() {
    return shape.windows() == null ? "" : ",\n  KEY `windows` (" + quoted(windowKey()) + ")";
  }

  /** Columns by which windows that can be closed or deleted are found without a scan. */
  List<String> windowKey() {
    return Stream.concat(shape.column(ColumnRole.CLOSED).stream(), Stream.of(shape.windowColumn()))
        .map(ColumnShape::name)
        .toList();
  }

  String addWindowIndex() {
    return "ALTER TABLE %s ADD KEY `windows` (%s)"
        .formatted(quote(shape.table()), quoted(windowKey()));
  }

  private static String quoted(List<String> names) {
    return names.stream().map(TableDdl::quote).collect(Collectors.joining(", "));
  }

  String addColumn(ColumnShape column) {
    return "ALTER TABLE " + quote(shape.table()) + " ADD COLUMN " + column(column);
  }

  static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** Sessions are looked for by group and time. */
  private String sessionIndex() {
    if (!shape.has(TableShape.Side.LOCKS)) {
      return "";
    }
    return ",\n  KEY `session` (%s, %s)"
        .formatted(
            quote(shape.column(ColumnRole.SESSION_GROUP).orElseThrow().name()),
            quote(shape.column(ColumnRole.SESSION_END).orElseThrow().name()));
  }

  private String hashColumn() {
    return shape.columns().stream()
        .filter(column -> column.role() == ColumnRole.HASH)
        .map(column -> quote(column.name()))
        .findFirst()
        .orElseThrow();
  }

  private String column(ColumnShape column) {
    return quote(column.name())
        + " "
        + ColumnTypes.ddl(column, collation)
        + constraint(column)
        + (column.invisible() ? " INVISIBLE" : "");
  }

  private String constraint(ColumnShape column) {
    return switch (column.role()) {
      // An invisible column that is not null must have a default.
      case HASH, SESSION_GROUP -> " NOT NULL DEFAULT ''";
      case WINDOW, WINDOW_END -> " NOT NULL";
      case COUNT, ROWS, DISTINCT, DISTINCT_ESTIMATE, CLOSED -> " NOT NULL DEFAULT 0";
      case ROUNDED_SUM -> generated(sumBehind(column));
      case KNOWN_SUM ->
          generated(
              "IF("
                  + quote(ColumnShape.countBehind(column.name()))
                  + " = 0, NULL, "
                  + sumBehind(column)
                  + ")");
      case QUOTIENT ->
          generated(
              sumBehind(column)
                  + " / NULLIF("
                  + quote(ColumnShape.countBehind(column.name()))
                  + ", 0)");
      default -> "";
    };
  }

  private String sumBehind(ColumnShape column) {
    String sum = quote(ColumnShape.sumBehind(column.name()));
    String rest = ColumnShape.restBehind(column.name());
    return shape.columns().stream().anyMatch(other -> other.name().equals(rest))
        ? "(" + sum + " + " + quote(rest) + ")"
        : sum;
  }

  /** Stored, so that the binary log's rows have it. */
  private static String generated(String expression) {
    return " GENERATED ALWAYS AS (" + expression + ") STORED";
  }
}
