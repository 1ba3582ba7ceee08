package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Accumulators;
import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.PlanRefusedException.Refusal;
import io.tributary.connect.jdbcagg.query.Window;
import java.util.ArrayList;
import java.util.List;

/** What a statement may ask for, given how records are taken back. */
public final class Feasibility {

  private static final int LONGEST_NAME = 64;

  private Feasibility() {}

  /**
   * Refuses a plan with what cannot be kept.
   *
   * @throws PlanRefusedException naming all of it, with what can be had
   */
  public static void check(AggregationPlan plan, ChangeTracking tracking)
      throws PlanRefusedException {
    List<Refusal> refusals = new ArrayList<>();
    for (AggregateStatement statement : plan.statements()) {
      check(statement, tracking, refusals);
    }
    if (!refusals.isEmpty()) {
      throw new PlanRefusedException(refusals);
    }
  }

  private static void check(
      AggregateStatement statement, ChangeTracking tracking, List<Refusal> refusals) {
    int number = statement.number();
    boolean sessions = statement.window() instanceof Window.Session;
    if (sessions && tracking.retracts()) {
      refusals.add(
          new Refusal(
              number,
              "SESSION does not go with cdc.mode=debezium, as a session cannot be taken apart",
              "Use TUMBLE or HOP."));
    }
    for (OutputColumn.Aggregate aggregate : statement.aggregates()) {
      if (tracking.retracts() && isApproximate(aggregate.function())) {
        refusals.add(retracted(number, aggregate));
      }
      if (tracking == ChangeTracking.BEFORE_IMAGES && goesByArrival(statement, aggregate)) {
        refusals.add(unordered(number, aggregate));
      }
      if (sessions && !merges(aggregate.function())) {
        refusals.add(joined(number, aggregate));
      }
    }
    for (TableShape.Side side : TableShape.sides(statement, tracking)) {
      int room = LONGEST_NAME - side.of("").length();
      if (statement.table().length() > room) {
        refusals.add(
            new Refusal(
                number,
                "the name of table %s leaves no room for %s behind it"
                    .formatted(statement.table(), side.of("")),
                "Use at most " + room + " characters."));
      }
    }
  }

  private static boolean isApproximate(AggregateFunction function) {
    return function == AggregateFunction.APPROX_COUNT_DISTINCT
        || function == AggregateFunction.APPROX_PERCENTILE;
  }

  private static boolean merges(AggregateFunction function) {
    return !isApproximate(function) && !Accumulators.needsAllValues(function, false);
  }

  private static boolean goesByArrival(
      AggregateStatement statement, OutputColumn.Aggregate aggregate) {
    return aggregate.function().isOrdered()
        && aggregate.orderBy() == null
        && statement.window() == null;
  }

  private static Refusal unordered(int statement, OutputColumn.Aggregate aggregate) {
    return new Refusal(
        statement,
        aggregate.sql()
            + " goes by when its record came, which cdc.state=none does not know of the row before"
            + " a change",
        "Give it an ORDER BY or the statement a window, or set cdc.state=table.");
  }

  private static Refusal retracted(int statement, OutputColumn.Aggregate aggregate) {
    return new Refusal(
        statement,
        aggregate.sql() + " does not go with cdc.mode=debezium, as a sketch gives no value back",
        aggregate.function() == AggregateFunction.APPROX_COUNT_DISTINCT
            ? "Use COUNT(DISTINCT x)."
            : "Use PERCENTILE(x, fraction).");
  }

  private static Refusal joined(int statement, OutputColumn.Aggregate aggregate) {
    return new Refusal(
        statement,
        aggregate.sql()
            + " does not go with SESSION, as what it keeps per session cannot be joined",
        "Use COUNT, SUM, AVG, MIN, MAX, FIRST or LAST, or another window.");
  }
}
