package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of one Kafka partition that wait for the next commit: the last one of each row, as
 * Kafka's order within a partition decides.
 */
public final class BatchBuffer {

  private final Map<RowKey, RowChange> latest = new LinkedHashMap<>();

  public void add(RowChange change) {
    latest.put(change.key(), change);
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
