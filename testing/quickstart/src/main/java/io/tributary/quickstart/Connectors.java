package io.tributary.quickstart;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectRestException;
import io.tributary.harness.connect.ConnectorStatus;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.view.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** POSTs the files of a job as they are and asks how its connectors do. */
public final class Connectors {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final String CAUSE = "Caused by: ";

  private final ConnectRest rest;
  private final List<Job> jobs;

  public Connectors(ConnectRest rest, List<Job> jobs) {
    this.rest = rest;
    this.jobs = jobs;
  }

  /**
   * Creates all connectors.
   *
   * @throws HarnessException with the worker's own message, which names the key, when it refuses
   */
  public void post() {
    for (Job job : jobs) {
      Path folder = ProjectRoot.find().resolve("connector-configs").resolve(job.name());
      job.connectors().forEach(connector -> post(folder.resolve(connector + ".json")));
    }
  }

  private void post(Path file) {
    try {
      rest.post(file);
    } catch (ConnectRestException e) {
      throw new HarnessException("The worker refused " + file + ": " + e.getMessage(), e);
    }
  }

  private Stream<String> names() {
    return jobs.stream().flatMap(job -> job.connectors().stream());
  }

  /**
   * Waits until all of them run.
   *
   * @throws HarnessException when one fails, with its error
   */
  public void awaitRunning() {
    names().forEach(connector -> rest.awaitRunning(connector, LIMIT));
  }

  /** How they do now. */
  public List<Snapshot.Connector> states() {
    return names().map(this::state).toList();
  }

  /** The line of a trace that says most: the innermost cause, else the first. */
  static String cause(String trace) {
    List<String> lines = trace.lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith(CAUSE))
        .reduce((outer, inner) -> inner)
        .map(line -> line.substring(CAUSE.length()))
        .orElse(lines.isEmpty() ? "" : lines.get(0));
  }

  private Snapshot.Connector state(String connector) {
    try {
      ConnectorStatus status = rest.status(connector);
      List<String> tasks = status.tasks().stream().map(ConnectorStatus.Task::state).toList();
      String trouble = cause(status.failure());
      return new Snapshot.Connector(connector, status.state(), tasks, trouble);
    } catch (ConnectRestException e) {
      return new Snapshot.Connector(connector, "UNKNOWN", List.of(), "");
    }
  }
}
