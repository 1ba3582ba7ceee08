package io.tributary.connect.jdbcagg.upsert;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table that records ask for.
 *
 * @param orderingColumn the column whose greatest value wins; null where the later record wins
 */
public record RowShape(String table, List<RowColumn> columns, @Nullable String orderingColumn) {

  public RowShape {
    columns = List.copyOf(columns);
  }

  /** The names of the primary key's columns. */
  public List<String> keys() {
    return columns.stream().filter(RowColumn::key).map(RowColumn::name).toList();
  }

  /** By what the table is filled; rows of two definitions never meet in one table. */
  public String definition() {
    String key = keys().stream().sorted().collect(Collectors.joining(", ", "UPSERT BY (", ")"));
    return orderingColumn == null ? key : key + " ORDER BY " + orderingColumn;
  }

  /** The table that remembers deletions, where there is an order. */
  public String deletedTable() {
    return table + "__deleted";
  }
}
