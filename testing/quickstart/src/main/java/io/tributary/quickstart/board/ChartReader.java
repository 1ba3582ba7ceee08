package io.tributary.quickstart.board;

import io.tributary.quickstart.board.BoardState.ChartData;
import io.tributary.quickstart.board.BoardState.Series;
import io.tributary.quickstart.job.Chart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of a chart from its table. */
final class ChartReader {

  /** The SQL state of "no such table". */
  private static final String NOT_THERE = "42S02";

  private static final int BARS = 12;
  private static final int POINTS = 60;
  private static final int SERIES = 8;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private ChartReader() {}

  /** The values now; none while the table is not there. */
  static ChartData read(Connection connection, String job, Chart chart) throws SQLException {
    Map<String, Map<String, Double>> bySeries = new LinkedHashMap<>();
    List<String> labels = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query(chart))) {
      while (result.next()) {
        String label = label(result);
        if (!labels.contains(label)) {
          labels.add(label);
        }
        double value = result.getDouble("y");
        if (!result.wasNull()) {
          String series = result.getString("series");
          bySeries
              .computeIfAbsent(series == null ? "" : series, name -> new LinkedHashMap<>())
              .put(label, value);
        }
      }
    } catch (SQLException e) {
      if (!NOT_THERE.equals(e.getSQLState())) {
        throw e;
      }
    }
    return new ChartData(
        job, chart.title(), chart.note(), chart.kind(), labels, series(bySeries, labels));
  }

  private static String query(Chart chart) {
    String grouped =
        "SELECT "
            + chart.x()
            + " AS x, "
            + (chart.series() == null ? "''" : chart.series())
            + " AS series, "
            + chart.y()
            + " AS y FROM `"
            + chart.table()
            + "`";
    return switch (chart.kind()) {
      case BARS -> grouped + " GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT " + BARS;
      case LINES ->
          grouped
              + " WHERE "
              + chart.x()
              + " IN (SELECT x FROM (SELECT DISTINCT "
              + chart.x()
              + " AS x FROM `"
              + chart.table()
              + "` ORDER BY 1 DESC LIMIT "
              + POINTS
              + ") newest) GROUP BY 1, 2 ORDER BY 1, 2";
    };
  }

  private static String label(ResultSet result) throws SQLException {
    Object x = result.getObject("x");
    if (x instanceof Timestamp) {
      return CLOCK.format(result.getObject("x", LocalDateTime.class));
    }
    return String.valueOf(x);
  }

  /** The greatest series first. */
  private static List<Series> series(
      Map<String, Map<String, Double>> bySeries, List<String> labels) {
    return bySeries.entrySet().stream()
        .sorted(Comparator.comparingDouble(each -> -sum(each.getValue())))
        .limit(SERIES)
        .map(each -> new Series(each.getKey(), values(each.getValue(), labels)))
        .toList();
  }

  private static double sum(Map<String, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static List<@Nullable Double> values(Map<String, Double> byLabel, List<String> labels) {
    return labels.stream().<@Nullable Double>map(byLabel::get).toList();
  }
}
