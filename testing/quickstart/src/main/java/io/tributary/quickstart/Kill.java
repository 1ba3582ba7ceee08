package io.tributary.quickstart;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.view.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kills the worker in mid-run, as often as it is asked to, and starts it again. */
final class Kill {

  private final ConnectWorker worker;
  private final Connectors connectors;
  private final Set<String> lastTopics;
  private int left;

  Kill(ConnectWorker worker, Connectors connectors, List<Job> jobs, int times) {
    this.worker = worker;
    this.connectors = connectors;
    this.lastTopics = lastTopics(jobs);
    this.left = times;
  }

  /** The topics from which nothing goes on. */
  private static Set<String> lastTopics(List<Job> jobs) {
    Set<String> last = new HashSet<>();
    jobs.forEach(job -> job.hops().forEach(hop -> last.add(hop.to().name())));
    jobs.forEach(job -> job.hops().forEach(hop -> last.remove(hop.from().name())));
    return last;
  }

  /** Whether it is time: something has arrived where records end. */
  boolean due(Snapshot snapshot) {
    return left > 0 && arrived(snapshot);
  }

  private boolean arrived(Snapshot snapshot) {
    return snapshot.tables().stream().anyMatch(table -> table.rows() > 0)
        || snapshot.lakes().stream().anyMatch(lake -> lake.rows() > 0)
        || snapshot.topics().stream()
            .anyMatch(topic -> topic.records() > 0 && lastTopics.contains(topic.name()));
  }

  /** {@code kill -9}, and a new worker with the same connectors. */
  void now() {
    left--;
    worker.killHard();
    worker.restart();
    connectors.awaitRunning();
  }
}
