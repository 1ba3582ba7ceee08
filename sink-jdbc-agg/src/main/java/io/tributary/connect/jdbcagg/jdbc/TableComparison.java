package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.aggregate.DistinctSketch;
import io.tributary.connect.jdbcagg.aggregate.QuantileSketch;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares a table with one that was filled again, row by row. Estimates may differ by what their
 * sketches are off, as those of two orders do.
 */
final class TableComparison {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final String IDENTITY = "tributary_identity";

  private final ComparedTable compared;
  private final Consumer<String> report;
  private int missing;
  private int extra;
  private int different;
  private long rows;

  /**
   * @param report takes a line for each row that differs
   */
  TableComparison(ComparedTable compared, Consumer<String> report) {
    this.compared = compared;
    this.report = report;
  }

  /** All rows of a table, in an order of which both sides have the same. */
  String query() {
    return "SELECT %s, %s AS %s FROM %s ORDER BY %s"
        .formatted(
            Stream.of(
                    compared.compared(),
                    compared.shown(),
                    compared.estimates().keySet().stream().map(ColumnShape::sketchBehind).toList())
                .flatMap(List::stream)
                .distinct()
                .map(TableDdl::quote)
                .collect(Collectors.joining(", ")),
            compared.identity(),
            IDENTITY,
            TableDdl.quote(compared.table()),
            IDENTITY);
  }

  /** Walks through both tables side by side, from before their first rows. */
  void compare(ResultSet live, ResultSet rebuilt) throws SQLException {
    boolean inLive = live.next();
    boolean inRebuilt = rebuilt.next();
    while (inLive || inRebuilt) {
      rows++;
      int order = !inLive ? 1 : !inRebuilt ? -1 : order(live, rebuilt);
      if (order > 0) {
        missing++;
        report.accept("missing " + name(rebuilt));
      } else if (order < 0) {
        extra++;
        report.accept("extra " + name(live));
      } else {
        compareRow(live, rebuilt);
      }
      inLive = order <= 0 ? live.next() : inLive;
      inRebuilt = order >= 0 ? rebuilt.next() : inRebuilt;
    }
  }

  private static int order(ResultSet one, ResultSet other) throws SQLException {
    return Arrays.compareUnsigned(one.getBytes(IDENTITY), other.getBytes(IDENTITY));
  }

  private void compareRow(ResultSet live, ResultSet rebuilt) throws SQLException {
    List<String> unequal = new ArrayList<>();
    for (String column : compared.compared()) {
      if (!same(column, live, rebuilt)) {
        unequal.add(column);
      }
    }
    if (!unequal.isEmpty()) {
      different++;
      report.accept("different " + name(live) + " in " + String.join(", ", unequal));
    }
  }

  private boolean same(String column, ResultSet live, ResultSet rebuilt) throws SQLException {
    String one = live.getString(column);
    String other = rebuilt.getString(column);
    OutputColumn.Aggregate estimate = compared.estimates().get(column);
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

  /** A row by no more than its users see as its key. */
  private String name(ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (String column : compared.shown()) {
      key.add(column + "=" + row.getString(column));
    }
    return compared.table() + " (" + String.join(", ", key) + ")";
  }

  boolean same() {
    return missing == 0 && extra == 0 && different == 0;
  }

  /** How it ended, in a line. */
  String summary() {
    return "%s: %d %s, %d missing, %d extra, %d different"
        .formatted(compared.table(), rows, compared.row(), missing, extra, different);
  }
}
