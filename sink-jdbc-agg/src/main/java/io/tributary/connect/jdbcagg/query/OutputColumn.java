package io.tributary.connect.jdbcagg.query;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One item of a SELECT list: a column of the aggregate table. */
public sealed interface OutputColumn {

  /** The column's name in the table. */
  String name();

  /** The fields that the column reads, with repetitions. */
  Stream<Expression.Field> fields();

  /** The item as SQL, for the log and for messages. */
  String sql();

  /** A value that groups are made by. */
  record Group(String name, Expression expression) implements OutputColumn {
    @Override
    public Stream<Expression.Field> fields() {
      return expression.fields();
    }

    @Override
    public String sql() {
      String text = expression.toString();
      return text.equals(name) ? name : text + " AS " + name;
    }
  }

  /** The start or the end of the statement's window. */
  record WindowBound(String name, Bound bound) implements OutputColumn {
    /** Which of the two. */
    public enum Bound {
      START,
      END
    }

    @Override
    public Stream<Expression.Field> fields() {
      return Stream.empty();
    }

    @Override
    public String sql() {
      return "WINDOW_" + bound + " AS " + name;
    }
  }

  /**
   * A function over the records of a group and window.
   *
   * @param argument null for {@code COUNT(*)}
   * @param orderBy what FIRST and LAST go by; null for the event time, or where it is neither
   * @param filter only records for which it is TRUE count; null for all
   * @param fraction of a percentile, from 0 to 1; null for other functions
   */
  record Aggregate(
      String name,
      AggregateFunction function,
      @Nullable Expression argument,
      @Nullable Expression orderBy,
      @Nullable Predicate filter,
      @Nullable BigDecimal fraction)
      implements OutputColumn {

    /** An aggregate without ORDER BY, FILTER and fraction. */
    public Aggregate(String name, AggregateFunction function, @Nullable Expression argument) {
      this(name, function, argument, null, null, null);
    }

    @Override
    public Stream<Expression.Field> fields() {
      Stream<Expression.Field> read = argument == null ? Stream.empty() : argument.fields();
      read = orderBy == null ? read : Stream.concat(read, orderBy.fields());
      return filter == null ? read : Stream.concat(read, filter.fields());
    }

    @Override
    public String sql() {
      StringBuilder sql = new StringBuilder(function.callName()).append('(');
      sql.append(function.isDistinct() ? "DISTINCT " : "");
      sql.append(argument == null ? "*" : argument);
      if (fraction != null) {
        sql.append(", ").append(fraction.toPlainString());
      }
      if (orderBy != null) {
        sql.append(" ORDER BY ").append(orderBy);
      }
      sql.append(')');
      if (filter != null) {
        sql.append(" FILTER (WHERE ").append(filter).append(')');
      }
      return sql.append(" AS ").append(name).toString();
    }
  }
}
