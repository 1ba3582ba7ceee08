package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.upsert.CellType;
import io.tributary.connect.jdbcagg.upsert.RowColumn;
import io.tributary.connect.jdbcagg.upsert.RowShape;
import java.util.stream.Collectors;

/** DDL of a table of rows. */
final class RowTableDdl {

  private final RowShape shape;
  private final String collation;

  /**
   * @param collation by which texts compare byte by byte
   */
  RowTableDdl(RowShape shape, String collation) {
    this.shape = shape;
    this.collation = collation;
  }

  String create() {
    return shape.columns().stream()
        .map(column -> "  " + column(column, type(column)))
        .collect(
            Collectors.joining(
                ",\n",
                "CREATE TABLE IF NOT EXISTS " + TableDdl.quote(shape.table()) + " (\n",
                ",\n  PRIMARY KEY ("
                    + shape.keys().stream().map(TableDdl::quote).collect(Collectors.joining(", "))
                    + ")\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"));
  }

  String add(RowColumn column) {
    return "ALTER TABLE "
        + TableDdl.quote(shape.table())
        + " ADD COLUMN "
        + column(column, type(column));
  }

  String modify(RowColumn column, CellType type) {
    return "ALTER TABLE "
        + TableDdl.quote(shape.table())
        + " MODIFY COLUMN "
        + column(column, type);
  }

  /** Whether a collation tells all texts apart. */
  boolean tellsApart(String other) {
    return collation.equals(other);
  }

  private static CellType type(RowColumn column) {
    return column.type() == null ? CellType.TEXT : column.type();
  }

  private String column(RowColumn column, CellType type) {
    return TableDdl.quote(column.name())
        + " "
        + RowColumns.ddl(type, column.key(), collation)
        + (column.key() ? " NOT NULL" : "");
  }
}
