package io.tributary.connect.http.metrics;

import io.tributary.connect.http.pacing.Limiter;
import io.tributary.connect.http.run.HttpGateway;
import io.tributary.connect.http.run.PollObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that one task shows of its endpoints: among the worker's metrics where it lets us, else as
 * beans {@code io.tributary.connect.http:type=endpoint,connector=…,task=…,endpoint=…}; and as a
 * line of JSON in the log, every so often.
 *
 * <p>Threading: opened, ticked and closed by the task's thread.
 */
public final class TaskMeters implements AutoCloseable {

  /** By this name the lines are found, and can be sent elsewhere. */
  static final String STATISTICS = "io.tributary.connect.http.statistics";

  private static final Logger LINES = LoggerFactory.getLogger(STATISTICS);
  private static final String DOMAIN = "io.tributary.connect.http";

  private final Owner owner;
  private final Duration interval;
  private final InstantSource clock;
  private final Map<String, EndpointMeter> endpoints = new LinkedHashMap<>();
  private final List<AutoCloseable> shown = new ArrayList<>();
  private Instant nextLine;

  /**
   * Whose metrics they are.
   *
   * @param task its number within the connector
   */
  public record Owner(String connector, String task) {}

  /**
   * @param interval from one line in the log to the next; zero for none
   * @param clock never set back
   */
  public TaskMeters(Owner owner, Duration interval, InstantSource clock) {
    this.owner = owner;
    this.interval = interval;
    this.clock = clock;
    this.nextLine = clock.instant().plus(interval);
  }

  /** Counts what one more unit of an endpoint does. */
  public PollObserver unit(String endpoint, HttpGateway gateway, Limiter limiter) {
    UnitMeter unit = new UnitMeter(clock, gateway::credentialsGeneration, limiter::creditsLeft);
    endpoints.computeIfAbsent(endpoint, alias -> new EndpointMeter()).add(unit);
    return unit;
  }

  /** Shows all endpoints, from now until it is closed. */
  public void show(SourceTaskContext context) {
    PluginGauges worker = PluginGauges.of(SourceTaskContext.class, context);
    if (worker != null) {
      shown.add(worker);
    }
    endpoints.forEach(
        (alias, meter) -> {
          if (worker != null) {
            worker.show(Map.of("endpoint", alias), meter.gauges());
          } else {
            shown.add(GaugeBean.show(DOMAIN, tags(alias), meter.gauges()));
          }
        });
  }

  private Map<String, String> tags(String alias) {
    return Map.of(
        "type",
        "endpoint",
        "connector",
        owner.connector(),
        "task",
        owner.task(),
        "endpoint",
        alias);
  }

  /** Writes a line if it is time. */
  public void tick() {
    if (interval.isZero() || clock.instant().isBefore(nextLine)) {
      return;
    }
    nextLine = clock.instant().plus(interval);
    LINES.info("{}", line());
  }

  String line() {
    return StatisticsLine.of(owner, endpoints);
  }

  @Override
  @SuppressWarnings("IllegalCatch") // AutoCloseable declares it; ours throw nothing.
  public void close() {
    for (AutoCloseable each : shown) {
      try {
        each.close();
      } catch (Exception e) {
        LINES.debug("A metric stays behind", e);
      }
    }
    shown.clear();
  }
}
