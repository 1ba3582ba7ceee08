package io.tributary.harness.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How a connector and its tasks are.
 *
 * @param state RUNNING, FAILED, PAUSED, STOPPED, UNASSIGNED or RESTARTING
 * @param trace of the connector's failure, else empty
 */
public record ConnectorStatus(String name, String state, String trace, List<Task> tasks) {
  private static final String RUNNING = "RUNNING";
  private static final String FAILED = "FAILED";

  /** A task; {@code trace} is empty unless it failed. */
  public record Task(int id, String state, String trace) {}

  public ConnectorStatus {
    tasks = List.copyOf(tasks);
  }

  /** What a worker has accepted, or been told of, but not yet given to anyone. */
  static ConnectorStatus unassigned(String name) {
    return new ConnectorStatus(name, "UNASSIGNED", "", List.of());
  }

  static ConnectorStatus parsed(JsonNode json) {
    List<Task> tasks = new ArrayList<>();
    for (JsonNode each : json.path("tasks")) {
      tasks.add(
          new Task(
              each.path("id").asInt(), each.path("state").asText(), each.path("trace").asText("")));
    }
    JsonNode connector = json.path("connector");
    return new ConnectorStatus(
        json.path("name").asText(),
        connector.path("state").asText(),
        connector.path("trace").asText(""),
        tasks);
  }

  /** Whether the connector and at least one task run, and no task does anything else. */
  public boolean running() {
    return state.equals(RUNNING)
        && !tasks.isEmpty()
        && tasks.stream().allMatch(task -> task.state().equals(RUNNING));
  }

  public boolean failed() {
    return state.equals(FAILED) || tasks.stream().anyMatch(task -> task.state().equals(FAILED));
  }

  /** The traces of all that failed. */
  public String failure() {
    StringBuilder all = new StringBuilder(trace);
    tasks.forEach(task -> all.append(task.trace()));
    return all.toString();
  }
}
