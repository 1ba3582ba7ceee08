package io.tributary.connect.http.plan;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.RateGroup;
import io.tributary.connect.http.model.SourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Shares units out over tasks. Units whose requests a server counts together stay together where
 * that count is known to be limited: so their budget is kept in one place. Only a group that is too
 * large for one task is split, and its budget with it.
 */
public final class WorkPlanner {

  /** As many as one task serves with ease. */
  static final int MAX_TOGETHER = 250;

  private final Map<EndpointSettings, List<SourceKey>> units;
  private final Map<RateGroup, List<SourceKey>> groups = new LinkedHashMap<>();
  private final Set<RateGroup> limited = new HashSet<>();

  private WorkPlanner(Map<EndpointSettings, List<SourceKey>> units) {
    this.units = units;
    units.forEach(
        (endpoint, keys) -> {
          RateGroup group = RateGroup.of(endpoint);
          groups.computeIfAbsent(group, any -> new ArrayList<>()).addAll(keys);
          if (!endpoint.limits().group().isEmpty() || endpoint.limits().requests() > 0) {
            limited.add(group);
          }
        });
  }

  /**
   * The shares, none of them empty.
   *
   * @param units of each endpoint, in their order
   * @param maxTasks most shares
   */
  public static List<TaskShare> plan(Map<EndpointSettings, List<SourceKey>> units, int maxTasks) {
    return new WorkPlanner(units).shareOut(maxTasks);
  }

  private List<TaskShare> shareOut(int maxTasks) {
    int count = groups.values().stream().mapToInt(List::size).sum();
    List<List<SourceKey>> loads =
        IntStream.range(0, Math.min(maxTasks, count))
            .mapToObj(any -> (List<SourceKey>) new ArrayList<SourceKey>())
            .toList();
    // Large lumps first, so that single units can fill the gaps between them.
    groups.entrySet().stream()
        .filter(group -> staysTogether(group.getKey()))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparingInt((List<SourceKey> lump) -> lump.size()).reversed())
        .forEach(lump -> lightest(loads).addAll(lump));
    groups.entrySet().stream()
        .filter(group -> !staysTogether(group.getKey()))
        .forEach(group -> group.getValue().forEach(unit -> lightest(loads).add(unit)));
    return loads.stream()
        .filter(load -> !load.isEmpty())
        .map(load -> new TaskShare(load, budgetShares(loads)))
        .toList();
  }

  private boolean staysTogether(RateGroup group) {
    return limited.contains(group) && groups.getOrDefault(group, List.of()).size() <= MAX_TOGETHER;
  }

  private static List<SourceKey> lightest(List<List<SourceKey>> loads) {
    List<SourceKey> lightest = loads.get(0);
    for (List<SourceKey> load : loads) {
      if (load.size() < lightest.size()) {
        lightest = load;
      }
    }
    return lightest;
  }

  private Map<String, Integer> budgetShares(List<List<SourceKey>> loads) {
    Map<String, Integer> shares = new HashMap<>();
    for (EndpointSettings endpoint : units.keySet()) {
      Set<SourceKey> counted =
          new HashSet<>(groups.getOrDefault(RateGroup.of(endpoint), List.of()));
      long tasks = loads.stream().filter(load -> load.stream().anyMatch(counted::contains)).count();
      shares.put(endpoint.alias(), (int) Math.max(1, tasks));
    }
    return shares;
  }
}
