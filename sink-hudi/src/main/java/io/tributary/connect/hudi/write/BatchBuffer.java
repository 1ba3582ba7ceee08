package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of one Kafka partition that wait for the next commit: one of each row, the last one
 * as Kafka's order within a partition has it, or the greatest where changes have an order of their
 * own.
 */
public final class BatchBuffer {

  private final Map<RowKey, RowChange> latest = new LinkedHashMap<>();

  public void add(RowChange change) {
    RowChange waiting = latest.get(change.key());
    if (waiting == null || !comesBefore(change, waiting)) {
      latest.put(change.key(), change);
    }
  }

  private static boolean comesBefore(RowChange change, RowChange waiting) {
    Long order = change.order();
    Long other = waiting.order();
    return order != null && other != null && order < other;
  }

  public int size() {
    return latest.size();
  }

  /** Takes all changes out. */
  public List<RowChange> drain() {
    List<RowChange> changes = new ArrayList<>(latest.values());
    latest.clear();
    return changes;
  }

  public void clear() {
    latest.clear();
  }
}
