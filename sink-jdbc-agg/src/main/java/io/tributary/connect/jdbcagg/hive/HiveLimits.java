package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.Window;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a plan Hive cannot keep. */
public final class HiveLimits {

  private static final Set<AggregateFunction> KEPT =
      EnumSet.of(
          AggregateFunction.COUNT,
          AggregateFunction.SUM,
          AggregateFunction.AVG,
          AggregateFunction.MIN,
          AggregateFunction.MAX,
          AggregateFunction.FIRST,
          AggregateFunction.LAST);

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,119}");

  private HiveLimits() {}

  /** A sentence, with what to do, for each part that it cannot keep. */
  public static List<String> refusals(
      AggregationPlan plan, ChangeTracking tracking, WindowSettings windows) {
    List<String> refusals = new ArrayList<>();
    if (windows.limitsWindows()) {
      refusals.add(
          "Hive keeps no watermark: late records always correct their windows, and windows are"
              + " neither closed nor deleted. Leave window.grace.ms, window.closed.enabled and"
              + " window.retention.ms out");
    }
    if (tracking.retracts()) {
      refusals.add("Hive keeps no rows of a source to take back. Leave cdc.mode out");
    }
    plan.statements().forEach(statement -> check(statement, refusals));
    return refusals;
  }

  private static void check(AggregateStatement statement, List<String> refusals) {
    checkName(statement, "table", statement.table(), refusals);
    for (OutputColumn column : statement.columns()) {
      checkName(statement, "column", column.name(), refusals);
    }
    if (statement.window() instanceof Window.Session) {
      refusals.add(
          "statement %d: Hive does not keep sessions. Use TUMBLE or HOP"
              .formatted(statement.number()));
    }
    for (OutputColumn.Aggregate aggregate : statement.aggregates()) {
      if (!KEPT.contains(aggregate.function())) {
        refusals.add(
            "statement %d: Hive does not keep %s. Supported with Hive: %s"
                .formatted(statement.number(), aggregate.function(), KEPT));
      }
    }
  }

  private static void checkName(
      AggregateStatement statement, String what, String name, List<String> refusals) {
    if (!NAME.matcher(name).matches()) {
      refusals.add(
          "statement %d: '%s' is no name of a %s in Hive. Use a letter, then letters, digits and _"
              .formatted(statement.number(), name, what));
    }
  }
}
