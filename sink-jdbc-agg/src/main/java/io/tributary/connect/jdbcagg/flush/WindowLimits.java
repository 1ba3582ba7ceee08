package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of the settings of windows does not go with each other, or with a plan. */
public final class WindowLimits {

  private WindowLimits() {}

  /** What does not go, under which key, and what to do. */
  public record Refusal(String key, String complaint, String whatToDo) {}

  /** All that does not go. */
  public static List<Refusal> refusals(
      AggregationPlan plan, ChangeTracking tracking, WindowSettings settings) {
    List<Refusal> refusals = new ArrayList<>();
    if (settings.closes() && settings.graceMs() == WindowSettings.FOR_EVER) {
      refusals.add(
          new Refusal(
              WindowSettings.CLOSED,
              "without window.grace.ms no window is ever closed, as late records correct it",
              "Set window.grace.ms, to 0 if nothing comes late."));
    }
    if (settings.retentionMs() != WindowSettings.FOR_EVER
        && settings.retentionMs() < settings.graceMs()) {
      refusals.add(
          new Refusal(
              WindowSettings.RETENTION,
              "windows would be deleted while they still take records for window.grace.ms=%d"
                  .formatted(settings.graceMs()),
              "Set it to as much or more."));
    }
    if (settings.limitsWindows()) {
      checkPlan(plan, tracking, settings, refusals);
    }
    return refusals;
  }

  private static void checkPlan(
      AggregationPlan plan,
      ChangeTracking tracking,
      WindowSettings settings,
      List<Refusal> refusals) {
    String key =
        settings.graceMs() == WindowSettings.FOR_EVER
            ? WindowSettings.RETENTION
            : WindowSettings.GRACE;
    if (tracking.retracts()) {
      refusals.add(
          new Refusal(
              key,
              "does not go with cdc.mode=debezium: a row may change at any time, and its windows"
                  + " with it",
              "Leave it out; groups whose rows are deleted at the source go by themselves."));
    }
    if (plan.statements().stream().allMatch(each -> each.window() == null)) {
      refusals.add(
          new Refusal(
              key,
              "no statement has a window",
              "Group by TUMBLE, HOP or SESSION, or leave it out."));
    }
    Map<String, String> timeByTopic = new HashMap<>();
    for (AggregateStatement statement : plan.statements()) {
      if (statement.window() != null) {
        check(statement, statement.window(), key, timeByTopic, refusals);
      }
      if (settings.closes() && statement.window() != null && hasColumnClosed(statement)) {
        refusals.add(
            new Refusal(
                WindowSettings.CLOSED,
                "statement %d has a column closed of its own".formatted(statement.number()),
                "Name it otherwise by AS."));
      }
    }
  }

  /** A partition has one watermark, which times of two kinds would both move. */
  private static void check(
      AggregateStatement statement,
      Window window,
      String key,
      Map<String, String> timeByTopic,
      List<Refusal> refusals) {
    String time = window.time().toString();
    String other = timeByTopic.putIfAbsent(statement.topic(), time);
    if (other != null && !other.equals(time)) {
      refusals.add(
          new Refusal(
              key,
              "the windows of topic %s go by %s and, in statement %d, by %s"
                  .formatted(statement.topic(), other, statement.number(), time),
              "Make a connector for each of the two times."));
    }
  }

  private static boolean hasColumnClosed(AggregateStatement statement) {
    return statement.columns().stream()
        .anyMatch(column -> column.name().equalsIgnoreCase(ColumnShape.CLOSED));
  }
}
