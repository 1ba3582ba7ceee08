package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One transaction: first the moves of the ledger, each of which must find the ledger where it
 * starts, then the changes of tables.
 *
 * @param moves sorted by topic and partition
 * @param changes sorted by table, so that flushes lock in order
 */
public record FlushPlan(List<OffsetMove> moves, List<TableChanges> changes) {

  static final FlushPlan NOTHING = new FlushPlan(List.of(), List.of());

  public FlushPlan {
    moves = List.copyOf(moves);
    changes = List.copyOf(changes);
  }

  /** The tables that it changes, sorted. */
  public SortedSet<String> tables() {
    return changes.stream().map(TableChanges::table).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Changes of all tables. */
  public int size() {
    return changes.stream().mapToInt(TableChanges::size).sum();
  }
}
