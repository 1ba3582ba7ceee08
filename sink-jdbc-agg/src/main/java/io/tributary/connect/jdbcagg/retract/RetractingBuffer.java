package io.tributary.connect.jdbcagg.retract;

import io.tributary.connect.jdbcagg.aggregate.Contribution;
import io.tributary.connect.jdbcagg.aggregate.GroupBuffer;
import io.tributary.connect.jdbcagg.aggregate.GroupKey;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups that rows came to and went from. Behind the statement's aggregates each group has one
 * more, which counts its rows.
 */
public final class RetractingBuffer {

  private final GroupBuffer groups;

  /** The values of a group and those to add. */
  private final @Nullable Object[] line;

  public RetractingBuffer(AggregateStatement statement) {
    List<OutputColumn.Aggregate> aggregates = new ArrayList<>(statement.aggregates());
    aggregates.add(new OutputColumn.Aggregate("rows", AggregateFunction.COUNT, null));
    int groupColumns = statement.groups().size();
    groups = new GroupBuffer(groupColumns, aggregates, true);
    line = new Object[groupColumns + aggregates.size()];
    line[line.length - 1] = true;
  }

  public GroupBuffer groups() {
    return groups;
  }

  /** Adds what a row adds. */
  public void add(Contribution contribution) {
    fill(contribution);
    groups.add(contribution.key().windowStartMs(), line, 0, contribution.order());
  }

  /** Takes back what a row added, in this flush or an earlier one. */
  public void retract(Contribution contribution) {
    fill(contribution);
    groups.retract(contribution.key().windowStartMs(), line, 0, contribution.order());
  }

  private void fill(Contribution contribution) {
    GroupKey key = contribution.key();
    for (int i = 0; i < key.size(); i++) {
      line[i] = key.value(i);
    }
    System.arraycopy(contribution.values(), 0, line, key.size(), contribution.values().length);
  }
}
