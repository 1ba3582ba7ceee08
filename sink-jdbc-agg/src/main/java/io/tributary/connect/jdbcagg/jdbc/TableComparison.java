package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.aggregate.DistinctSketch;
import io.tributary.connect.jdbcagg.aggregate.QuantileSketch;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Compares a statement's table with one that was filled again, group by group. Estimates may differ
 * by what their sketches are off, as those of two orders do.
 */
final class TableComparison {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final AggregateStatement statement;
  private final Set<String> selected;
  private final List<String> compared;
  private final Map<String, OutputColumn.Aggregate> estimates = new HashMap<>();
  private final Consumer<String> report;
  private int missing;
  private int extra;
  private int different;
  private long groups;

  /**
   * @param columns of both tables, by their names
   * @param report takes a line for each group that differs
   */
  TableComparison(AggregateStatement statement, Set<String> columns, Consumer<String> report) {
    this.statement = statement;
    this.report = report;
    for (OutputColumn.Aggregate each : statement.aggregates()) {
      if (each.function() == AggregateFunction.APPROX_COUNT_DISTINCT
          || each.function() == AggregateFunction.APPROX_PERCENTILE) {
        estimates.put(each.name(), each);
      }
    }
    Set<String> sketches =
        Set.copyOf(estimates.keySet().stream().map(ColumnShape::sketchBehind).toList());
    this.selected = columns;
    this.compared = columns.stream().filter(name -> !sketches.contains(name)).sorted().toList();
  }

  /** All rows of a table, in the order of their groups, with the columns that are invisible. */
  String query() {
    return "SELECT %s FROM %s ORDER BY %s"
        .formatted(
            selected.stream().map(TableDdl::quote).collect(Collectors.joining(", ")),
            TableDdl.quote(statement.table()),
            TableDdl.quote(ColumnShape.HASH));
  }

  /** Walks through both tables side by side, from before their first rows. */
  void compare(ResultSet live, ResultSet rebuilt) throws SQLException {
    boolean inLive = live.next();
    boolean inRebuilt = rebuilt.next();
    while (inLive || inRebuilt) {
      groups++;
      int order = !inLive ? 1 : !inRebuilt ? -1 : order(live, rebuilt);
      if (order > 0) {
        missing++;
        report.accept("missing " + group(rebuilt));
      } else if (order < 0) {
        extra++;
        report.accept("extra " + group(live));
      } else {
        compareRow(live, rebuilt);
      }
      inLive = order <= 0 ? live.next() : inLive;
      inRebuilt = order >= 0 ? rebuilt.next() : inRebuilt;
    }
  }

  private static int order(ResultSet one, ResultSet other) throws SQLException {
    return Arrays.compareUnsigned(one.getBytes(ColumnShape.HASH), other.getBytes(ColumnShape.HASH));
  }

  private void compareRow(ResultSet live, ResultSet rebuilt) throws SQLException {
    List<String> unequal = new ArrayList<>();
    for (String column : compared) {
      if (!same(column, live, rebuilt)) {
        unequal.add(column);
      }
    }
    if (!unequal.isEmpty()) {
      different++;
      report.accept("different " + group(live) + " in " + String.join(", ", unequal));
    }
  }

  private boolean same(String column, ResultSet live, ResultSet rebuilt) throws SQLException {
    String one = live.getString(column);
    String other = rebuilt.getString(column);
    OutputColumn.Aggregate estimate = estimates.get(column);
    if (estimate == null || one == null || other == null) {
      return Objects.equals(one, other);
    }
    if (estimate.function() == AggregateFunction.APPROX_COUNT_DISTINCT) {
      return DistinctSketch.near(live.getLong(column), rebuilt.getLong(column));
    }
    BigDecimal fraction = estimate.fraction() == null ? HALF : estimate.fraction();
    return QuantileSketch.near(
        rebuilt.getBytes(ColumnShape.sketchBehind(column)),
        fraction.doubleValue(),
        live.getDouble(column));
  }

  /** The group by what it is made of, which is no more than its users see as its key. */
  private String group(ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (OutputColumn column : statement.columns()) {
      if (!(column instanceof OutputColumn.Aggregate)) {
        key.add(column.name() + "=" + row.getString(column.name()));
      }
    }
    return statement.table() + " (" + String.join(", ", key) + ")";
  }

  boolean same() {
    return missing == 0 && extra == 0 && different == 0;
  }

  /** How it ended, in a line. */
  String summary() {
    return "%s: %d groups, %d missing, %d extra, %d different"
        .formatted(statement.table(), groups, missing, extra, different);
  }
}
