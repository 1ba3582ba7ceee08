package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of one statement that records touched since the last flush. */
public final class GroupBuffer {

  private final List<OutputColumn.Aggregate> aggregates;
  private final Map<GroupKey, Accumulator[]> groups = new HashMap<>();

  public GroupBuffer(List<OutputColumn.Aggregate> aggregates) {
    this.aggregates = List.copyOf(aggregates);
  }

  /** Folds a contribution in. Cannot fail, so that a batch is folded whole or not at all. */
  public void add(Contribution contribution) {
    Accumulator[] accumulators = groups.get(contribution.key());
    if (accumulators == null) {
      accumulators = fresh();
      groups.put(contribution.key(), accumulators);
    }
    @Nullable Object[] values = contribution.values();
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i].add(values[i], contribution.order());
    }
  }

  /** Accumulators by group; to be read before the next {@code add} or {@code clear}. */
  public Map<GroupKey, Accumulator[]> groups() {
    return groups;
  }

  public void clear() {
    groups.clear();
  }

  private Accumulator[] fresh() {
    return Accumulators.fresh(aggregates, false);
  }
}
