package io.tributary.connect.jdbcagg.upsert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the rows that changed since the last flush, less what later changes make void:
 * written in order it leaves the rows as all of it would.
 */
public final class PendingRows {

  private final Map<RowKey, List<RowOp>> rows = new HashMap<>();

  /** Adds a change behind those before it. */
  public void add(RowOp op) {
    List<RowOp> earlier = rows.get(op.key());
    if (earlier == null) {
      rows.put(op.key(), List.of(op));
    } else if (!op.isOlderThan(earlier.get(earlier.size() - 1))) {
      rows.put(op.key(), behind(earlier, op));
    }
  }

  private static List<RowOp> behind(List<RowOp> earlier, RowOp op) {
    List<RowOp> kept = new ArrayList<>(earlier.size() + 1);
    List<RowOp> covered = new ArrayList<>(1);
    for (RowOp each : earlier) {
      (op.covers(each) ? covered : kept).add(each);
    }
    kept.add(op.puts() && !covered.isEmpty() ? op.covering(covered) : op);
    return kept;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The changes, each list with at most one per row, sorted, to be written one after the other. */
  public List<List<RowOp>> waves() {
    List<List<RowOp>> waves = new ArrayList<>();
    for (List<RowOp> ops : rows.values()) {
      for (int i = 0; i < ops.size(); i++) {
        if (waves.size() == i) {
          waves.add(new ArrayList<>());
        }
        waves.get(i).add(ops.get(i));
      }
    }
    waves.forEach(Collections::sort);
    return waves;
  }

  public void clear() {
    rows.clear();
  }
}
