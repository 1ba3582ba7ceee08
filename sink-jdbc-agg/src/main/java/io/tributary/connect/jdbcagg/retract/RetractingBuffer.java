package io.tributary.connect.jdbcagg.retract;

import io.tributary.connect.jdbcagg.aggregate.Accumulator;
import io.tributary.connect.jdbcagg.aggregate.Accumulators;
import io.tributary.connect.jdbcagg.aggregate.Contribution;
import io.tributary.connect.jdbcagg.aggregate.GroupKey;
import io.tributary.connect.jdbcagg.aggregate.Groups;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The groups that rows came to and went from. Behind the statement's aggregates each group has one
 * more, which counts its rows.
 */
public final class RetractingBuffer implements Groups {

  private final List<OutputColumn.Aggregate> aggregates;
  private final Map<GroupKey, Accumulator[]> groups = new HashMap<>();

  /**
   * @param aggregates of the statement
   */
  public RetractingBuffer(List<OutputColumn.Aggregate> aggregates) {
    this.aggregates = new ArrayList<>(aggregates);
    this.aggregates.add(new OutputColumn.Aggregate("rows", AggregateFunction.COUNT, null));
  }

  /** Adds what a row adds. */
  public void add(Contribution contribution) {
    Accumulator[] accumulators = accumulators(contribution);
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i].add(value(contribution, i), contribution.order());
    }
  }

  /** Takes back what a row added, in this flush or an earlier one. */
  public void retract(Contribution contribution) {
    Accumulator[] accumulators = accumulators(contribution);
    for (int i = 0; i < accumulators.length; i++) {
      if (accumulators[i] instanceof Accumulator.Retractable retractable) {
        retractable.retract(value(contribution, i), contribution.order());
      } else {
        throw new IllegalStateException(aggregates.get(i).sql() + " cannot be taken back");
      }
    }
  }

  @Override
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  @Override
  public void forEach(BiConsumer<GroupKey, Accumulator[]> consumer) {
    groups.forEach(consumer);
  }

  public void clear() {
    groups.clear();
  }

  private Accumulator[] accumulators(Contribution contribution) {
    return groups.computeIfAbsent(
        contribution.key(), absent -> Accumulators.fresh(aggregates, true));
  }

  private static @Nullable Object value(Contribution contribution, int index) {
    @Nullable Object[] values = contribution.values();
    return index < values.length ? values[index] : true;
  }
}
