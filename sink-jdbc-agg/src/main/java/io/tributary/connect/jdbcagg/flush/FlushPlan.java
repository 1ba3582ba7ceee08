package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import java.util.List;

/**
 * One transaction: first the moves of the ledger, each of which must find the ledger where it
 * starts, then the changes of tables.
 *
 * @param moves sorted by topic and partition
 * @param changes sorted by table, so that flushes lock in order
 */
public record FlushPlan(List<OffsetMove> moves, List<TableChanges> changes) {

  public FlushPlan {
    moves = List.copyOf(moves);
    changes = List.copyOf(changes);
  }

  /** Changes of all tables. */
  public int size() {
    return changes.stream().mapToInt(TableChanges::size).sum();
  }
}
