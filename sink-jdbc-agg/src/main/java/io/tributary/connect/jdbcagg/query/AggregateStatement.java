package io.tributary.connect.jdbcagg.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One INSERT .. SELECT: from which topic which aggregates go to which table.
 *
 * @param number from 1, as messages name it
 * @param columns in the order of the SELECT list; exactly one is a window
 */
public record AggregateStatement(
    int number, String table, String topic, List<OutputColumn> columns, Predicate where) {

  public AggregateStatement {
    columns = List.copyOf(columns);
  }

  public OutputColumn.Window window() {
    return columns.stream()
        .filter(OutputColumn.Window.class::isInstance)
        .map(OutputColumn.Window.class::cast)
        .findFirst()
        .orElseThrow();
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
  public List<String> fields() {
    Stream<@Nullable String> selected = columns.stream().map(OutputColumn::field);
    return Stream.concat(selected, where.fields())
        .filter(field -> field != null)
        .distinct()
        .toList();
  }

  /** What the statement will do, as the log tells it at start. */
  public String describe() {
    return "statement %d: topic '%s' -> table `%s`: %s; window %s; filter %s"
        .formatted(
            number,
            topic,
            table,
            columns.stream()
                .filter(column -> !(column instanceof OutputColumn.Window))
                .map(OutputColumn::sql)
                .collect(Collectors.joining(", ")),
            window().sql(),
            where.equals(Predicate.ALWAYS) ? "none" : where);
  }
}
