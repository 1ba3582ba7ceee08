package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.jspecify.annotations.Nullable;

/**
 * The call of an aggregate, of which the parser has two forms: with FILTER and without.
 *
 * @param ofAll whether the argument is {@code *}
 * @param arguments without {@code *}
 * @param orderBy what the records are ordered by, least first
 */
record AggregateCall(
    Expression node,
    String name,
    boolean distinct,
    boolean ofAll,
    List<Expression> arguments,
    @Nullable Expression orderBy,
    @Nullable Expression filter) {

  /**
   * A call without FILTER.
   *
   * @throws PlanRefusedException if it holds what is not read
   */
  static AggregateCall of(Function call, Refusals refusals) throws PlanRefusedException {
    List<Expression> arguments = new ArrayList<>();
    if (call.getParameters() != null) {
      call.getParameters().forEach(arguments::add);
    }
    return checked(
        new AggregateCall(
            call,
            call.getName(),
            call.isDistinct(),
            ofAll(arguments),
            withoutAll(arguments),
            order(call, call.getOrderByElements(), refusals),
            null),
        refusals);
  }

  /**
   * A call with FILTER.
   *
   * @throws PlanRefusedException if it is a window function, or holds what is not read
   */
  static AggregateCall of(AnalyticExpression call, Refusals refusals) throws PlanRefusedException {
    if (call.getType() == AnalyticType.WITHIN_GROUP) {
      throw refusals.at(
          call,
          "WITHIN GROUP in " + call,
          "Write PERCENTILE(x, 0.95), MEDIAN(x) or LAST(x ORDER BY y).");
    }
    if (call.getType() != AnalyticType.FILTER_ONLY) {
      throw refusals.at(
          call, "OVER in " + call, "Put the window into GROUP BY: TUMBLE, HOP or SESSION.");
    }
    List<Expression> arguments =
        Stream.of(call.getExpression(), call.getOffset(), call.getDefaultValue())
            .filter(Objects::nonNull)
            .toList();
    return checked(
        new AggregateCall(
            call,
            call.getName(),
            call.isDistinct(),
            call.isAllColumns() || ofAll(arguments),
            withoutAll(arguments),
            order(call, call.getFuncOrderBy(), refusals),
            call.getFilterExpression()),
        refusals);
  }

  /** The call's text, put together from what was read alone: any difference was not read. */
  private static AggregateCall checked(AggregateCall call, Refusals refusals)
      throws PlanRefusedException {
    Function rebuilt = new Function();
    rebuilt.setName(call.name);
    rebuilt.setDistinct(call.distinct);
    ExpressionList<Expression> arguments = new ExpressionList<>();
    if (call.ofAll) {
      arguments.add(new AllColumns());
    }
    arguments.addAll(call.arguments);
    if (!arguments.isEmpty()) {
      rebuilt.setParameters(arguments);
    }
    if (call.orderBy != null) {
      rebuilt.setOrderByElements(List.of(new OrderByElement().withExpression(call.orderBy)));
    }
    String filter = call.filter == null ? "" : " FILTER (WHERE " + call.filter + ")";
    if (!(rebuilt + filter).equals(call.node.toString())) {
      throw refusals.at(
          call.node,
          call + " holds more than arguments, DISTINCT, ORDER BY and FILTER",
          "Leave the rest out.");
    }
    return call;
  }

  private static boolean ofAll(List<Expression> arguments) {
    return arguments.size() == 1 && arguments.get(0).getClass() == AllColumns.class;
  }

  private static List<Expression> withoutAll(List<Expression> arguments) {
    return ofAll(arguments) ? List.of() : List.copyOf(arguments);
  }

  private static @Nullable Expression order(
      Expression call, @Nullable List<OrderByElement> elements, Refusals refusals)
      throws PlanRefusedException {
    if (elements == null || elements.isEmpty()) {
      return null;
    }
    OrderByElement element = elements.get(0);
    if (elements.size() > 1 || !element.isAsc() || element.getNullOrdering() != null) {
      throw refusals.at(
          call,
          "ORDER BY in " + call + " is more than one value, ascending",
          "Write LAST(x ORDER BY y), and FIRST for the other end.");
    }
    return element.getExpression();
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
