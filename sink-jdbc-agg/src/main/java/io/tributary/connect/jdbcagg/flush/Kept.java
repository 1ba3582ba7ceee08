package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.PlanRefusedException.Refusal;
import io.tributary.connect.jdbcagg.query.Window;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be told in SQL and is not kept in tables. */
public final class Kept {

  private static final Set<AggregateFunction> FUNCTIONS =
      EnumSet.of(
          AggregateFunction.COUNT,
          AggregateFunction.SUM,
          AggregateFunction.AVG,
          AggregateFunction.MIN,
          AggregateFunction.MAX,
          AggregateFunction.LAST);

  private Kept() {}

  /**
   * Refuses a plan with what is not kept.
   *
   * @throws PlanRefusedException naming all of it
   */
  public static void check(AggregationPlan plan) throws PlanRefusedException {
    List<Refusal> refusals = new ArrayList<>();
    plan.statements().forEach(statement -> check(statement, refusals));
    if (!refusals.isEmpty()) {
      throw new PlanRefusedException(refusals);
    }
  }

  private static void check(AggregateStatement statement, List<Refusal> refusals) {
    if (statement.window() instanceof Window.Session) {
      refusals.add(
          new Refusal(statement.number(), "session windows are not kept", "Use TUMBLE or HOP."));
    }
    for (OutputColumn.Aggregate aggregate : statement.aggregates()) {
      boolean ordered = aggregate.orderBy() != null;
      boolean filtered = aggregate.function().isOrdered() && aggregate.filter() != null;
      if (!FUNCTIONS.contains(aggregate.function()) || ordered || filtered) {
        refusals.add(
            new Refusal(
                statement.number(),
                aggregate.sql() + " is not kept",
                "Use one of " + FUNCTIONS + "."));
      }
    }
  }
}
