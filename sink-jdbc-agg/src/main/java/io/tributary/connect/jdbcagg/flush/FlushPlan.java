package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import java.util.List;

/**
 * One transaction: first the moves of the ledger, each of which must find the ledger where it
 * starts, then the rows.
 *
 * @param moves sorted by topic and partition
 * @param tables sorted by name
 */
public record FlushPlan(List<OffsetMove> moves, List<TableRows> tables) {

  public FlushPlan {
    moves = List.copyOf(moves);
    tables = List.copyOf(tables);
  }

  /** Rows of all tables. */
  public int groups() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum();
  }
}
