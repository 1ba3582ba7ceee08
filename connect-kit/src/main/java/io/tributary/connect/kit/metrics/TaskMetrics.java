package io.tributary.connect.kit.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that one task shows of itself: among the worker's metrics where it lets us, else as beans
 * {@code <domain>:type=task,connector=…,task=…}; and as a line of JSON in the log, every so often,
 * by the logger {@code <domain>.statistics}. The parts of a task, as its endpoints, are tagged with
 * their kind and name and have a bean each.
 *
 * <p>Threading: opened, ticked and closed by the task's thread. Gauges are read by any.
 */
public final class TaskMetrics implements AutoCloseable {

  private final Logger lines;
  private final String domain;
  private final TaskName owner;
  private final Duration interval;
  private final InstantSource clock;
  private final List<Part> parts = new ArrayList<>();
  private final List<AutoCloseable> shown = new ArrayList<>();
  private Instant nextLine;

  /** Gauges of the task itself, whose kind and name are empty, or of a part of it. */
  record Part(String kind, String name, Gauges gauges) {}

  /**
   * @param domain the root package of the plugin
   * @param interval from one line in the log to the next; zero for none
   * @param clock never set back
   */
  public TaskMetrics(String domain, TaskName owner, Duration interval, InstantSource clock) {
    this.lines = LoggerFactory.getLogger(domain + ".statistics");
    this.domain = domain;
    this.owner = owner;
    this.interval = interval;
    this.clock = clock;
    this.nextLine = clock.instant().plus(interval);
  }

  /** Has gauges of the whole task, once, before it is shown. */
  public void add(Gauges gauges) {
    parts.add(new Part("", "", gauges));
  }

  /**
   * Has gauges of a part of the task, before it is shown.
   *
   * @param kind what it is, in the singular, as {@code endpoint}; a tag of its metrics
   * @param name tells it from others of its kind; the value of that tag
   */
  public void add(String kind, String name, Gauges gauges) {
    parts.add(new Part(kind, name, gauges));
  }

  /**
   * Shows all that was added, from now until it is closed.
   *
   * @param contextType {@code SourceTaskContext} or {@code SinkTaskContext}
   */
  public <C> void show(Class<C> contextType, C context) {
    WorkerGauges worker = WorkerGauges.of(contextType, context);
    if (worker != null) {
      shown.add(worker);
    }
    for (Part part : parts) {
      if (worker == null) {
        shown.add(GaugeBean.show(domain, tags(part), part.gauges()));
      } else if (part.kind().isEmpty()) {
        worker.show(Map.of(), part.gauges());
      } else {
        worker.show(Map.of(part.kind(), part.name()), part.gauges());
      }
    }
  }

  private Map<String, String> tags(Part part) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("type", part.kind().isEmpty() ? "task" : part.kind());
    tags.put("connector", owner.connector());
    tags.put("task", owner.task());
    if (!part.kind().isEmpty()) {
      tags.put(part.kind(), part.name());
    }
    return tags;
  }

  /** Writes a line if it is time. */
  public void tick() {
    if (interval.isZero() || clock.instant().isBefore(nextLine)) {
      return;
    }
    nextLine = clock.instant().plus(interval);
    lines.info("{}", line());
  }

  String line() {
    return StatisticsLine.of(owner, parts);
  }

  @Override
  @SuppressWarnings("IllegalCatch") // AutoCloseable declares it; ours throw nothing.
  public void close() {
    for (AutoCloseable each : shown) {
      try {
        each.close();
      } catch (Exception e) {
        lines.debug("A metric stays behind", e);
      }
    }
    shown.clear();
  }
}
