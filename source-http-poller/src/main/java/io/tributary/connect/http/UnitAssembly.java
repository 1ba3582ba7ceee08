package io.tributary.connect.http;

import io.tributary.connect.http.body.FileBodyStore;
import io.tributary.connect.http.config.AuthSettings;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.PagingType;
import io.tributary.connect.http.config.TransactionUnit;
import io.tributary.connect.http.errors.ErrorRecords;
import io.tributary.connect.http.metrics.TaskMeters;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.okhttp.OkHttpGateways;
import io.tributary.connect.http.pacing.Limiter;
import io.tributary.connect.http.pacing.Limits;
import io.tributary.connect.http.pacing.Pacer;
import io.tributary.connect.http.paging.PollPlan;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.run.BatchWriters;
import io.tributary.connect.http.run.Emission;
import io.tributary.connect.http.run.EndpointRunner;
import io.tributary.connect.http.run.Heartbeat;
import io.tributary.connect.http.run.HttpGateway;
import io.tributary.connect.http.run.OnePoll;
import io.tributary.connect.http.run.PageEmission;
import io.tributary.connect.http.run.PollObserver;
import io.tributary.connect.http.run.Refusals;
import io.tributary.connect.http.run.SnapshotEmission;
import io.tributary.connect.http.run.StreamRunner;
import io.tributary.connect.http.run.UnitRunner;
import io.tributary.connect.http.schedule.PollSchedule;
import io.tributary.connect.http.schedule.Schedules;
import io.tributary.connect.kit.retry.Backoff;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Puts the parts of one unit together. */
final class UnitAssembly {

  private final EndpointSettings endpoint;
  private final SourceKey key;
  private final Shared shared;

  /**
   * What units have in common.
   *
   * @param credentials an endpoint's credentials as the config providers give them now
   * @param steady that waits are measured with; never set back
   * @param wall that servers' times are compared with
   */
  record Shared(
      OkHttpGateways gateways,
      Limits limits,
      Function<EndpointSettings, AuthSettings> credentials,
      InstantSource steady,
      InstantSource wall) {}

  UnitAssembly(EndpointSettings endpoint, SourceKey key, Shared shared) {
    this.endpoint = endpoint;
    this.key = key;
    this.shared = shared;
  }

  /**
   * @param budgetShares how many tasks share the budget of the endpoint's group
   * @param stored where the unit's committed offset says to go on
   */
  UnitRunner runner(
      BatchWriters writers, TaskMeters meters, int budgetShares, PollPosition stored) {
    Limiter limiter = shared.limits().open(endpoint, budgetShares);
    HttpGateway gateway = gateway(limiter);
    PageReader pages = pages(gateway);
    // Not shared: a generator of random numbers is for one thread at a time.
    Backoff backoff =
        new Backoff(
            endpoint.pacing().backoffMs(),
            endpoint.pacing().maxBackoffMs(),
            RandomGenerator.getDefault());
    Pacer pacer = new Pacer(endpoint.pacing(), backoff, limiter, schedule());
    PollObserver observer = meters.unit(endpoint.alias(), gateway, limiter);
    PollPlan plan = new PollPlan(endpoint, key.partition());
    if (endpoint.stream().enabled()) {
      return new StreamRunner(
          key.name(),
          new StreamRunner.Parts(
              plan, gateway, pages, pacer, refusals(gateway, writers), observer, shared.wall()),
          endpoint.stream(),
          writers,
          stored);
    }
    return new EndpointRunner(
        key.name(),
        new EndpointRunner.Parts(
            plan,
            gateway,
            pages,
            emission(pages, writers),
            pacer,
            refusals(gateway, writers),
            new Heartbeat(endpoint.heartbeat(), key, writers, shared.wall(), stored),
            observer,
            shared.wall()),
        endpoint.paging(),
        stored);
  }

  /** One poll of the unit, outside any schedule and budget. */
  OnePoll onePoll() {
    HttpGateway gateway = gateway(shared.limits().open(endpoint, 1));
    return new OnePoll(
        new PollPlan(endpoint, key.partition()), gateway, pages(gateway), shared.wall());
  }

  private PollSchedule schedule() {
    return Schedules.of(
        endpoint.schedule(), shared.steady(), shared.wall(), RandomGenerator.getDefault());
  }

  HttpGateway gateway(Limiter limiter) {
    return shared.gateways().open(endpoint, () -> shared.credentials().apply(endpoint), limiter);
  }

  PageReader pages(HttpGateway gateway) {
    return PageReaders.of(endpoint, key, errors(gateway));
  }

  /** A poll without pages is a snapshot as it is. */
  private Emission emission(PageReader pages, BatchWriters writers) {
    return endpoint.transactionUnit() == TransactionUnit.PAGE
            || endpoint.paging().type() == PagingType.NONE
        ? new PageEmission(pages, writers)
        : new SnapshotEmission(pages, writers, new FileBodyStore());
  }

  private Refusals refusals(HttpGateway gateway, BatchWriters writers) {
    return new Refusals(
        key.name(), endpoint.errors().behavior(), errors(gateway), writers.handoff());
  }

  private ErrorRecords errors(HttpGateway gateway) {
    return new ErrorRecords(
        new ErrorRecords.Place(
            key.name(), endpoint.request().url(), key.toPartition(), endpoint.errors().topic()),
        gateway::redact,
        shared.wall());
  }

  /** The unit that an endpoint is which is not split. */
  static SourceKey whole(EndpointSettings endpoint) {
    return new SourceKey(endpoint.alias(), Map.of());
  }
}
