package io.tributary.connect.jdbcagg.query;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All statements of the {@code aggregates} key, in their order. */
public record AggregationPlan(List<AggregateStatement> statements) {

  public AggregationPlan {
    statements = List.copyOf(statements);
  }

  /** The topics that some statement reads, sorted. */
  public Set<String> topics() {
    return statements.stream()
        .map(AggregateStatement::topic)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
