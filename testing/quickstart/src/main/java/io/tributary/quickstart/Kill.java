package io.tributary.quickstart;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.view.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kills the worker in mid-run of all jobs, as often as it is asked to, and starts it again. */
final class Kill {

  /** Bounded runs feed twice as often and more, so none is at its end. */
  private static final int FEEDS_BEFORE = 5;

  private final ConnectWorker worker;
  private final Connectors connectors;
  private final List<Job> jobs;
  private int left;
  private int feeds;

  Kill(ConnectWorker worker, Connectors connectors, List<Job> jobs, int times) {
    this.worker = worker;
    this.connectors = connectors;
    this.jobs = jobs;
    this.left = times;
  }

  /** Whether the jobs may be fed now: until the kill they are kept from coming to their end. */
  boolean letsFeed() {
    return left == 0 || feeds++ < FEEDS_BEFORE;
  }

  /** Whether there is a kill to come. */
  boolean isLeft() {
    return left > 0;
  }

  /** Whether it is time: of each job something has arrived wherever its records end. */
  boolean due(Snapshot snapshot) {
    return left > 0 && jobs.stream().allMatch(job -> arrived(job, snapshot));
  }

  private static boolean arrived(Job job, Snapshot snapshot) {
    return snapshot.tables().stream()
            .filter(table -> job.places(Place.Kind.TABLE).contains(table.name()))
            .allMatch(table -> table.rows() > 0)
        && snapshot.lakes().stream()
            .filter(lake -> job.places(Place.Kind.LAKE).contains(lake.name()))
            .allMatch(lake -> lake.rows() > 0)
        && arrivedInTopics(lastTopics(job), snapshot);
  }

  /** In one of them: a topic for what is refused may stay empty. */
  private static boolean arrivedInTopics(Set<String> topics, Snapshot snapshot) {
    return topics.isEmpty()
        || snapshot.topics().stream()
            .anyMatch(topic -> topic.records() > 0 && topics.contains(topic.name()));
  }

  /** The topics from which nothing goes on. */
  private static Set<String> lastTopics(Job job) {
    Set<String> last = new HashSet<>(job.places(Place.Kind.TOPIC));
    job.hops().forEach(hop -> last.remove(hop.from().name()));
    return last;
  }

  /** {@code kill -9}, and a new worker with the same connectors. */
  void now() {
    left--;
    worker.killHard();
    worker.restart();
    connectors.awaitRunning();
  }
}
