package io.tributary.connect.http.metrics;

import io.tributary.connect.http.pacing.Limiter;
import io.tributary.connect.http.run.HttpGateway;
import io.tributary.connect.http.run.PollObserver;
import io.tributary.connect.kit.metrics.TaskMetrics;
import io.tributary.connect.kit.metrics.TaskName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * All that one task shows of its endpoints.
 *
 * <p>Threading: opened, ticked and closed by the task's thread.
 */
public final class TaskMeters implements AutoCloseable {

  private final TaskMetrics metrics;
  private final InstantSource clock;
  private final Map<String, EndpointMeter> endpoints = new LinkedHashMap<>();

  /**
   * @param interval from one line in the log to the next; zero for none
   * @param clock never set back
   */
  public TaskMeters(TaskName owner, Duration interval, InstantSource clock) {
    this.metrics = new TaskMetrics("io.tributary.connect.http", owner, interval, clock);
    this.clock = clock;
  }

  /** Counts what one more unit of an endpoint does. */
  public PollObserver unit(String endpoint, HttpGateway gateway, Limiter limiter) {
    UnitMeter unit = new UnitMeter(clock, gateway::credentialsGeneration, limiter::creditsLeft);
    endpoints.computeIfAbsent(endpoint, this::added).add(unit);
    return unit;
  }

  private EndpointMeter added(String endpoint) {
    EndpointMeter meter = new EndpointMeter();
    metrics.add("endpoint", endpoint, meter.gauges());
    return meter;
  }

  /** Shows all endpoints, from now until it is closed. */
  public void show(SourceTaskContext context) {
    metrics.show(SourceTaskContext.class, context);
  }

  /** Writes a line into the log if it is time. */
  public void tick() {
    metrics.tick();
  }

  @Override
  public void close() {
    metrics.close();
  }
}
