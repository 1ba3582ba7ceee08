package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of a table is compared with one that was filled again.
 *
 * @param row what its rows are to their reader, in the plural
 * @param identity SQL that gives bytes which tell rows apart
 * @param shown columns by which a difference names its row
 * @param compared columns that must be the same
 * @param estimates aggregates among them, by column, that may differ by what sketches are off
 */
record ComparedTable(
    String table,
    String row,
    String identity,
    List<String> shown,
    List<String> compared,
    Map<String, OutputColumn.Aggregate> estimates) {

  /**
   * A table of aggregates.
   *
   * @param columns all that it has, by their names
   */
  static ComparedTable ofGroups(AggregateStatement statement, Collection<String> columns) {
    Map<String, OutputColumn.Aggregate> estimates =
        statement.aggregates().stream()
            .filter(
                each ->
                    each.function() == AggregateFunction.APPROX_COUNT_DISTINCT
                        || each.function() == AggregateFunction.APPROX_PERCENTILE)
            .collect(Collectors.toMap(OutputColumn::name, Function.identity()));
    List<String> sketches = estimates.keySet().stream().map(ColumnShape::sketchBehind).toList();
    return new ComparedTable(
        statement.table(),
        "groups",
        TableDdl.quote(ColumnShape.HASH),
        statement.columns().stream()
            .filter(column -> !(column instanceof OutputColumn.Aggregate))
            .map(OutputColumn::name)
            .toList(),
        columns.stream().filter(name -> !sketches.contains(name)).sorted().toList(),
        estimates);
  }

  /**
   * A table of rows.
   *
   * @param keys columns of its primary key
   */
  static ComparedTable ofRows(String table, List<String> keys, Collection<String> columns) {
    String identity =
        keys.stream()
            .map(key -> "HEX(CAST(" + TableDdl.quote(key) + " AS BINARY))")
            .collect(Collectors.joining(", ", "UNHEX(SHA2(CONCAT_WS('/', ", "), 256))"));
    return new ComparedTable(
        table, "rows", identity, keys, columns.stream().sorted().toList(), Map.of());
  }
}
