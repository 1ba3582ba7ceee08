package io.tributary.connect.http.plan;

import io.tributary.connect.http.model.SourceKey;
import java.util.List;
import java.util.Map;

/**
 * What one task serves.
 *
 * @param budgetShares by endpoint, how many tasks share its budget
 */
public record TaskShare(List<SourceKey> units, Map<String, Integer> budgetShares) {

  public TaskShare {
    units = List.copyOf(units);
    budgetShares = Map.copyOf(budgetShares);
  }
}
