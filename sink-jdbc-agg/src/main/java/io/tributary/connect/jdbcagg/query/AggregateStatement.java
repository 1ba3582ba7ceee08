package io.tributary.connect.jdbcagg.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One INSERT .. SELECT: from which topic which aggregates go to which table.
 *
 * @param number from 1, as messages name it
 * @param unnest null where each record is seen once
 * @param window null where groups are not split by time
 * @param columns in the order of the SELECT list; at least one is an aggregate
 */
public record AggregateStatement(
    int number,
    String table,
    String topic,
    @Nullable Unnest unnest,
    @Nullable Window window,
    List<OutputColumn> columns,
    Predicate where) {

  public AggregateStatement {
    columns = List.copyOf(columns);
  }

  public List<OutputColumn.Group> groups() {
    return columns.stream()
        .filter(OutputColumn.Group.class::isInstance)
        .map(OutputColumn.Group.class::cast)
        .toList();
  }

  public List<OutputColumn.Aggregate> aggregates() {
    return columns.stream()
        .filter(OutputColumn.Aggregate.class::isInstance)
        .map(OutputColumn.Aggregate.class::cast)
        .toList();
  }

  /** Each field that the statement reads, once. */
  public List<Expression.Field> fields() {
    Stream<Expression.Field> read =
        Stream.concat(where.fields(), columns.stream().flatMap(OutputColumn::fields));
    read = window == null ? read : Stream.concat(window.time().fields(), read);
    read = unnest == null ? read : Stream.concat(Stream.of(unnest.array()), read);
    return read.distinct().toList();
  }

  /** What the statement will do, as the log tells it at start. */
  public String describe() {
    return "statement " + number + ": " + definition();
  }

  /** The same for two statements if they fill a table alike. */
  public String definition() {
    return "topic '%s'%s -> table `%s`: %s; window %s; filter %s"
        .formatted(
            topic,
            unnest == null ? "" : " by each of " + unnest,
            table,
            columns.stream().map(OutputColumn::sql).collect(Collectors.joining(", ")),
            window == null ? "none" : window.sql(),
            where.equals(Predicate.ALWAYS) ? "none" : where);
  }
}
