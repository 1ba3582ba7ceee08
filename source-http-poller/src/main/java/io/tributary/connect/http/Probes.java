package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.okhttp.OkHttpGateways;
import io.tributary.connect.http.pacing.Limits;
import io.tributary.connect.http.plan.Partitions;
import io.tributary.connect.http.run.HttpGateway;
import io.tributary.connect.http.tls.TlsContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks all endpoints of a config once, at the same time, and not for long. */
final class Probes {

  private static final int MAX_THREADS = 8;

  private final HttpPollerConfig config;
  private final TlsContext tls;
  private final Clock clock;

  Probes(HttpPollerConfig config, TlsContext tls, Clock clock) {
    this.config = config;
    this.tls = tls;
    this.clock = clock;
  }

  /**
   * What is wrong with which endpoint. Of a partitioned one, the first partition is asked for;
   * where another endpoint gives those, there is none yet.
   */
  Map<EndpointSettings, Finding> run(List<EndpointSettings> all) {
    List<EndpointSettings> askable =
        all.stream().filter(endpoint -> !endpoint.partition().isDiscovered()).toList();
    return askable.isEmpty() ? Map.of() : ask(askable);
  }

  private Map<EndpointSettings, Finding> ask(List<EndpointSettings> endpoints) {
    List<HttpGateway> gateways = new ArrayList<>();
    List<Probe> probes = new ArrayList<>();
    List<Callable<Optional<Finding>>> calls = new ArrayList<>();
    OkHttpGateways all =
        new OkHttpGateways(
            config.egress(), tls, config.proxy(), new OkHttpGateways.Clocks(clock, clock));
    UnitAssembly.Shared shared =
        new UnitAssembly.Shared(
            all, new Limits(clock, clock), EndpointSettings::auth, clock, clock);
    for (EndpointSettings endpoint : endpoints) {
      SourceKey key = Partitions.units(endpoint, List.of()).get(0);
      UnitAssembly unit = new UnitAssembly(endpoint, key, shared);
      HttpGateway gateway = unit.gateway(shared.limits().open(endpoint, 1));
      gateways.add(gateway);
      Probe probe = new Probe(endpoint, unit.pages(gateway));
      probes.add(probe);
      calls.add(() -> probe.run(gateway, key.partition(), clock.instant()));
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(MAX_THREADS, endpoints.size()),
            work -> {
              Thread thread = new Thread(work, "http-poller-probe");
              thread.setDaemon(true);
              return thread;
            });
    try (all) {
      return findings(
          endpoints,
          probes,
          threads.invokeAll(calls, config.probeTimeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    } finally {
      gateways.forEach(HttpGateway::close);
      threads.shutdownNow();
    }
  }

  private static Map<EndpointSettings, Finding> findings(
      List<EndpointSettings> endpoints, List<Probe> probes, List<Future<Optional<Finding>>> calls)
      throws InterruptedException {
    Map<EndpointSettings, Finding> findings = new LinkedHashMap<>();
    for (int i = 0; i < endpoints.size(); i++) {
      EndpointSettings endpoint = endpoints.get(i);
      try {
        calls.get(i).get().ifPresent(finding -> findings.put(endpoint, finding));
      } catch (CancellationException e) {
        if (!probes.get(i).streams()) {
          findings.put(
              endpoint,
              new Finding(
                  RequestSettings.URL,
                  "no whole answer came within " + HttpPollerConfig.PROBE_TIMEOUT,
                  "If that will pass, leave validate.probe out"));
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("The probe of an endpoint ended unexpectedly", e);
      }
    }
    return findings;
  }
}
