package io.tributary.connect.http;

import io.tributary.connect.http.config.AuthSettings;
import io.tributary.connect.http.config.EndpointRules;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.metrics.TaskMeters;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.okhttp.OkHttpGateways;
import io.tributary.connect.http.pacing.Limits;
import io.tributary.connect.http.pacing.SteadyClock;
import io.tributary.connect.http.plan.Discovery;
import io.tributary.connect.http.plan.TaskShare;
import io.tributary.connect.http.run.BatchWriters;
import io.tributary.connect.http.run.Handoff;
import io.tributary.connect.http.run.OnePoll;
import io.tributary.connect.http.run.PollScheduler;
import io.tributary.connect.http.run.UnitRunner;
import io.tributary.connect.http.tls.TlsContext;
import io.tributary.connect.http.tls.TlsKeyException;
import io.tributary.connect.kit.metrics.TaskName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a task's parts together: the one place that knows which adapter serves which port. */
final class HttpPollerAssembly {

  private static final Logger LOG = LoggerFactory.getLogger(HttpPollerAssembly.class);

  private final TaskName owner;
  private final HttpPollerConfig config;
  private final InstantSource clock;

  /**
   * @param owner for the names of threads and metrics
   */
  HttpPollerAssembly(TaskName owner, HttpPollerConfig config, InstantSource clock) {
    this.owner = owner;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Reads the committed offsets, and starts to poll behind them.
   *
   * @param share the units to poll
   * @throws org.apache.kafka.connect.errors.ConnectException if an offset cannot be read
   * @throws ConfigException if a config provider gave a value since that cannot work
   */
  StartedHttpPollerSourceTask start(TaskShare share, SourceTaskContext context) {
    Map<String, EndpointSettings> endpoints =
        config.endpoints().stream()
            .collect(Collectors.toMap(EndpointSettings::alias, Function.identity()));
    endpoints.values().forEach(HttpPollerAssembly::check);
    Map<SourceKey, PollPosition> positions = positions(context, share.units());
    UnitAssembly.Shared shared = shared(endpoint -> credentials(context, endpoint));
    TaskMeters meters = new TaskMeters(owner, config.statisticsInterval(), shared.steady());
    Handoff handoff = new Handoff(config.queueMaxRecords());
    BatchWriters writers = new BatchWriters(handoff, config.batchMaxRecords());
    List<UnitRunner> runners = new ArrayList<>();
    for (SourceKey unit : share.units()) {
      EndpointSettings endpoint = endpoints.get(unit.endpoint());
      if (endpoint == null) {
        throw new ConfigException("the task serves no endpoint '" + unit.endpoint() + "'");
      }
      runners.add(
          new UnitAssembly(endpoint, unit, shared)
              .runner(
                  writers,
                  meters,
                  share.budgetShares().getOrDefault(unit.endpoint(), 1),
                  positions.getOrDefault(unit, PollPosition.START)));
    }
    PollScheduler scheduler =
        new PollScheduler(owner.connector(), config.fetchThreads(), runners, handoff);
    meters.show(context);
    scheduler.start();
    return new StartedHttpPollerSourceTask(
        scheduler, handoff, shared.gateways(), meters, context.transactionContext());
  }

  /**
   * A watch of the endpoints whose partitions others know; not started yet.
   *
   * @param onChange is told when they have others than before
   */
  PartitionWatch watch(List<EndpointSettings> discovered, Runnable onChange) {
    UnitAssembly.Shared shared = shared(EndpointSettings::auth);
    Map<String, PartitionWatch.Watched> watched = new HashMap<>();
    for (EndpointSettings endpoint : discovered) {
      EndpointSettings parent = config.parent(endpoint.partition().parent());
      OnePoll poll = new UnitAssembly(parent, UnitAssembly.whole(parent), shared).onePoll();
      watched.put(
          endpoint.alias(),
          new PartitionWatch.Watched(
              new Discovery(poll::read, endpoint.partition().pointer()),
              Duration.ofMillis(endpoint.partition().refreshMs()),
              poll::close));
    }
    return new PartitionWatch(owner.connector(), watched, onChange);
  }

  private UnitAssembly.Shared shared(Function<EndpointSettings, AuthSettings> credentials) {
    SteadyClock steady = new SteadyClock(clock, System::nanoTime);
    OkHttpGateways gateways =
        new OkHttpGateways(
            config.egress(), tls(), config.proxy(), new OkHttpGateways.Clocks(steady, clock));
    return new UnitAssembly.Shared(gateways, new Limits(steady, clock), credentials, steady, clock);
  }

  private static void check(EndpointSettings endpoint) {
    for (Finding finding : EndpointRules.check(endpoint)) {
      throw new ConfigException(
          "Endpoint '%s': %s: %s. %s."
              .formatted(endpoint.alias(), finding.key(), finding.reason(), finding.whatToDo()));
    }
  }

  private TlsContext tls() {
    try {
      return TlsContext.open(config.tls());
    } catch (TlsKeyException e) {
      throw new ConfigException(e.key() + ": " + e.getMessage());
    }
  }

  private static AuthSettings credentials(SourceTaskContext context, EndpointSettings endpoint) {
    try {
      return AuthSettings.of(context.configs(), endpoint.alias());
    } catch (KafkaException e) {
      LOG.warn(
          "Endpoint '{}': its credentials could not be read again ({})",
          endpoint.alias(),
          e.getClass().getSimpleName());
      return endpoint.auth();
    }
  }

  /** All in one call, as each may read the offsets topic to its end. */
  private static Map<SourceKey, PollPosition> positions(
      SourceTaskContext context, List<SourceKey> units) {
    List<Map<String, String>> partitions = units.stream().map(SourceKey::toPartition).toList();
    return context.offsetStorageReader().offsets(partitions).entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(
            Collectors.toMap(
                entry -> SourceKey.fromPartition(entry.getKey()),
                entry -> PollPosition.fromOffset(entry.getValue())));
  }
}
