package io.tributary.connect.kit.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which task it is, as metrics, threads and the log tell it. Connect tells a task only the name of
 * its connector, so the connector numbers its tasks.
 *
 * @param connector its connector's name
 * @param task its number within the connector, from 0
 */
public record TaskName(String connector, String task) {

  /** The key of a task's config that holds its number. No key of a connector. */
  public static final String NUMBER = "task.number";

  /** The task of a config; "0" where nobody numbered it. */
  public static TaskName of(Map<String, String> props) {
    return new TaskName(props.getOrDefault("name", ""), props.getOrDefault(NUMBER, "0"));
  }

  /** The same configs, each with its number. */
  public static List<Map<String, String>> numbered(List<Map<String, String>> configs) {
    List<Map<String, String>> numbered = new ArrayList<>(configs.size());
    for (Map<String, String> config : configs) {
      Map<String, String> task = new HashMap<>(config);
      task.put(NUMBER, String.valueOf(numbered.size()));
      numbered.add(task);
    }
    return numbered;
  }
}
