package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.ValueType;
import io.tributary.connect.jdbcagg.row.FieldTypes;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** The types of the values that one statement keeps, learnt from the records. */
public final class OutputTypes {

  private final AggregateStatement statement;
  private final FieldTypes fieldTypes;
  private final Map<Expression.Field, ValueType> fields = new HashMap<>();
  private Map<Expression, ValueType> kept;
  private boolean complete;
  private @Nullable String misfit;

  /**
   * @throws DataException if the statement's types cannot fit
   */
  public OutputTypes(AggregateStatement statement) {
    this.statement = statement;
    this.fieldTypes = new FieldTypes(statement);
    this.kept = typed(statement, fields);
    this.complete = allKnown();
  }

  /**
   * Refuses a statement whose types cannot fit.
   *
   * @param fields the types of fields that are known
   * @throws DataException naming the part
   */
  public static void check(AggregateStatement statement, Map<Expression.Field, ValueType> fields) {
    typed(statement, fields);
  }

  /** Whether nothing is left to learn. */
  public boolean complete() {
    return complete; // asked for each record
  }

  private boolean allKnown() {
    return expressions(statement).stream().allMatch(kept::containsKey);
  }

  /**
   * Learns what a record tells of the types still unknown. What a field was first is what it stays.
   * Types that the statement cannot use, such as text where it sums, are not learnt, and the record
   * will not fit.
   *
   * @return whether it told something new of the columns
   */
  public boolean learn(RowSource source) {
    Map<Expression.Field, ValueType> candidate = fieldTypes.shownBy(source);
    candidate.putAll(fields);
    if (candidate.equals(fields)) {
      misfit = null;
      return false;
    }
    try {
      Map<Expression, ValueType> before = kept;
      kept = typed(statement, candidate);
      fields.putAll(candidate);
      complete = allKnown();
      misfit = null;
      return !kept.equals(before);
    } catch (DataException e) {
      misfit = e.getMessage();
      return false;
    }
  }

  /** Whether the types of the record that was last learnt from can be used. */
  public boolean fits() {
    return misfit == null;
  }

  /** The type of what a column is made of; empty while it is unknown, and for COUNT. */
  public Optional<ValueType> of(OutputColumn column) {
    if (column instanceof OutputColumn.Group group) {
      return ofExpression(group.expression());
    }
    return column instanceof OutputColumn.Aggregate aggregate && isKept(aggregate)
        ? ofExpression(aggregate.argument())
        : Optional.empty();
  }

  /** The type of what FIRST or LAST go by; empty while it is unknown, and without ORDER BY. */
  public Optional<ValueType> ofOrder(OutputColumn.Aggregate aggregate) {
    return ofExpression(aggregate.orderBy());
  }

  /** Why the columns' types are not all known, for a message. */
  public String problem() {
    if (misfit != null) {
      return misfit;
    }
    List<Expression> unknown =
        expressions(statement).stream().filter(it -> !kept.containsKey(it)).toList();
    return "the type of %s is unknown, or one that no column keeps".formatted(unknown);
  }

  private Optional<ValueType> ofExpression(@Nullable Expression expression) {
    return expression == null ? Optional.empty() : Optional.ofNullable(kept.get(expression));
  }

  private static boolean isKept(OutputColumn.Aggregate aggregate) {
    return aggregate.argument() != null && aggregate.function() != AggregateFunction.COUNT;
  }

  /** What the statement keeps values of. */
  private static List<Expression> expressions(AggregateStatement statement) {
    List<Expression> expressions = new java.util.ArrayList<>();
    statement.groups().forEach(group -> expressions.add(group.expression()));
    for (OutputColumn.Aggregate aggregate : statement.aggregates()) {
      if (isKept(aggregate) && aggregate.argument() != null) {
        expressions.add(aggregate.argument());
      }
      if (aggregate.orderBy() != null) {
        expressions.add(aggregate.orderBy());
      }
    }
    return expressions;
  }

  private static Map<Expression, ValueType> typed(
      AggregateStatement statement, Map<Expression.Field, ValueType> fields) {
    Typing typing = new Typing(fields);
    typing.check(statement.where());
    if (statement.window() != null) {
      checkTime(typing, statement.window().time());
    }
    for (OutputColumn.Aggregate aggregate : statement.aggregates()) {
      check(typing, aggregate);
    }
    Map<Expression, ValueType> typed = new HashMap<>();
    for (Expression expression : expressions(statement)) {
      ValueType type = typing.of(expression);
      if (type != null) {
        typed.put(expression, type);
      }
    }
    return typed;
  }

  private static void check(Typing typing, OutputColumn.Aggregate aggregate) {
    ValueType type = aggregate.argument() == null ? null : typing.of(aggregate.argument());
    if (type != null && aggregate.function().needsNumbers() && !type.isNumber()) {
      throw new DataException(
          "%s takes numbers, and '%s' is of type %s"
              .formatted(aggregate.function().callName(), aggregate.argument(), type));
    }
    if (aggregate.filter() != null) {
      typing.check(aggregate.filter());
    }
  }

  private static void checkTime(Typing typing, Expression time) {
    ValueType type = typing.of(time);
    if (type != null
        && !type.equals(ValueType.TIMESTAMP)
        && !type.equals(ValueType.INTEGER)
        && !type.equals(ValueType.FLOAT)) {
      throw new DataException(
          "the window's time '%s' is of type %s. It must be a timestamp, or an integer of epoch milliseconds; make one of seconds by FROM_UNIXTIME, of text by CAST(.. AS TIMESTAMP)"
              .formatted(time, type));
    }
  }
}
