package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.plan.Partitions;
import io.tributary.connect.http.plan.TaskProps;
import io.tributary.connect.http.plan.TaskShare;
import io.tributary.connect.http.plan.WorkPlanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which units there are, and which of them a task serves. */
final class WorkShares {

  private WorkShares() {}

  /**
   * The shares of so many tasks at most.
   *
   * @param discovered partitions by endpoint, of those whose partitions others know
   */
  static List<TaskShare> plan(
      HttpPollerConfig config, Map<String, Set<String>> discovered, int maxTasks) {
    Map<EndpointSettings, List<SourceKey>> units = new LinkedHashMap<>();
    for (EndpointSettings endpoint : config.endpoints()) {
      units.put(
          endpoint,
          Partitions.units(endpoint, discovered.getOrDefault(endpoint.alias(), Set.of())));
    }
    return WorkPlanner.plan(units, maxTasks);
  }

  /** What a task's props say that it serves; everything that needs no discovery if they do not. */
  static TaskShare of(Map<String, String> props, HttpPollerConfig config) {
    if (TaskProps.isIn(props)) {
      return TaskProps.read(props);
    }
    List<TaskShare> all = plan(config, Map.of(), 1);
    return all.isEmpty() ? new TaskShare(List.of(), Map.of()) : all.get(0);
  }
}
