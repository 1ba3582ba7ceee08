package io.tributary.connect.http;

import io.tributary.connect.http.body.FileBodyStore;
import io.tributary.connect.http.config.AuthSettings;
import io.tributary.connect.http.config.EndpointRules;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.config.PagingType;
import io.tributary.connect.http.config.TransactionUnit;
import io.tributary.connect.http.errors.ErrorRecords;
import io.tributary.connect.http.json.JsonResponseReader;
import io.tributary.connect.http.metrics.TaskMeters;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.okhttp.OkHttpGateways;
import io.tributary.connect.http.pacing.Limiter;
import io.tributary.connect.http.pacing.Limits;
import io.tributary.connect.http.pacing.Pacer;
import io.tributary.connect.http.pacing.SteadyClock;
import io.tributary.connect.http.paging.PollPlan;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.RecordAssembler;
import io.tributary.connect.http.run.BatchWriters;
import io.tributary.connect.http.run.Emission;
import io.tributary.connect.http.run.EndpointRunner;
import io.tributary.connect.http.run.Handoff;
import io.tributary.connect.http.run.HttpGateway;
import io.tributary.connect.http.run.PageEmission;
import io.tributary.connect.http.run.PollScheduler;
import io.tributary.connect.http.run.Refusals;
import io.tributary.connect.http.run.SnapshotEmission;
import io.tributary.connect.http.tls.TlsContext;
import io.tributary.connect.http.tls.TlsKeyException;
import io.tributary.connect.kit.retry.Backoff;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a task's parts together: the one place that knows which adapter serves which port. */
final class HttpPollerAssembly {

  private static final Logger LOG = LoggerFactory.getLogger(HttpPollerAssembly.class);

  private final TaskMeters.Owner owner;
  private final HttpPollerConfig config;
  private final InstantSource clock;

  /**
   * @param owner for the names of threads and metrics
   */
  HttpPollerAssembly(TaskMeters.Owner owner, HttpPollerConfig config, InstantSource clock) {
    this.owner = owner;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Reads the committed offsets, and starts to poll behind them.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException if an offset cannot be read
   * @throws ConfigException if a config provider gave a value since that cannot work
   */
  StartedHttpPollerSourceTask start(SourceTaskContext context) {
    List<EndpointSettings> endpoints = config.endpoints();
    endpoints.forEach(HttpPollerAssembly::check);
    Map<String, PollPosition> positions = positions(context, endpoints);
    SteadyClock steady = new SteadyClock(clock, System::nanoTime);
    OkHttpGateways gateways =
        new OkHttpGateways(
            config.egress(), tls(), config.proxy(), new OkHttpGateways.Clocks(steady, clock));
    Limits limits = new Limits(steady, clock);
    TaskMeters meters = new TaskMeters(owner, config.statisticsInterval(), steady);
    Handoff handoff = new Handoff(config.queueMaxRecords());
    List<EndpointRunner> runners =
        endpoints.stream()
            .map(
                endpoint ->
                    runner(
                        endpoint,
                        new Shared(context, gateways, limits, handoff, meters, steady),
                        positions.getOrDefault(endpoint.alias(), PollPosition.START)))
            .toList();
    PollScheduler scheduler =
        new PollScheduler(owner.connector(), config.fetchThreads(), runners, handoff);
    meters.show(context);
    scheduler.start();
    return new StartedHttpPollerSourceTask(
        scheduler, handoff, gateways, meters, context.transactionContext());
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

  /** What the units of a task have in common. */
  private record Shared(
      SourceTaskContext context,
      OkHttpGateways gateways,
      Limits limits,
      Handoff handoff,
      TaskMeters meters,
      InstantSource clock) {

    /** An endpoint's credentials as the config providers give them now. */
    AuthSettings credentials(EndpointSettings endpoint) {
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
  }

  private EndpointRunner runner(EndpointSettings endpoint, Shared shared, PollPosition start) {
    Limiter limiter = shared.limits().open(endpoint, 1);
    // Not shared: a generator of random numbers is for one thread at a time.
    Backoff backoff =
        new Backoff(
            endpoint.pacing().backoffMs(),
            endpoint.pacing().maxBackoffMs(),
            RandomGenerator.getDefault());
    HttpGateway gateway =
        shared.gateways().open(endpoint, () -> shared.credentials(endpoint), limiter);
    PageReader pages =
        new PageReader(
            new JsonResponseReader(endpoint),
            new RecordAssembler(endpoint, new SourceKey(endpoint.alias())));
    return new EndpointRunner(
        endpoint.alias(),
        new EndpointRunner.Parts(
            new PollPlan(endpoint, Map.of()),
            gateway,
            pages,
            emission(endpoint, pages, new BatchWriters(shared.handoff(), config.batchMaxRecords())),
            new Pacer(endpoint.pacing(), backoff, limiter, shared.clock()),
            refusals(endpoint, gateway, shared.handoff()),
            shared.meters().unit(endpoint.alias(), gateway, limiter),
            clock),
        endpoint.paging(),
        start);
  }

  /** A poll without pages is a snapshot as it is. */
  private static Emission emission(
      EndpointSettings endpoint, PageReader pages, BatchWriters writers) {
    return endpoint.transactionUnit() == TransactionUnit.PAGE
            || endpoint.paging().type() == PagingType.NONE
        ? new PageEmission(writers)
        : new SnapshotEmission(pages, writers, new FileBodyStore());
  }

  private Refusals refusals(EndpointSettings endpoint, HttpGateway gateway, Handoff handoff) {
    return new Refusals(
        endpoint.alias(),
        endpoint.errors().behavior(),
        new ErrorRecords(
            new ErrorRecords.Place(
                endpoint.alias(),
                endpoint.request().url(),
                new SourceKey(endpoint.alias()).toPartition(),
                endpoint.errors().topic()),
            gateway::redact,
            clock),
        handoff);
  }

  /** All in one call, as each may read the offsets topic to its end. */
  private static Map<String, PollPosition> positions(
      SourceTaskContext context, List<EndpointSettings> endpoints) {
    List<Map<String, String>> partitions =
        endpoints.stream().map(each -> new SourceKey(each.alias()).toPartition()).toList();
    return context.offsetStorageReader().offsets(partitions).entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(
            Collectors.toMap(
                entry -> SourceKey.fromPartition(entry.getKey()).endpoint(),
                entry -> PollPosition.fromOffset(entry.getValue())));
  }
}
