package io.tributary.harness.stub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that answers as OpenSky and UmoIQ do, on the loopback address. Beside the two APIs it
 * has {@code GET /journal} (a {@link Tally} per endpoint) and {@code POST
 * /control/fail?endpoint=&fault=&count=&seconds=}.
 */
public final class StubApi implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads;
  private final Faults faults = new Faults();
  private final Journal journal;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StubApi(HttpServer server, ExecutorService threads, Journal journal) {
    this.server = server;
    this.threads = threads;
    this.journal = journal;
  }

  /**
   * Starts the server.
   *
   * @param port 0 for any free one
   */
  public static StubApi start(int port, StubSettings settings, Clock clock) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      server.setExecutor(threads);
      StubApi api = new StubApi(server, threads, new Journal(settings.served()));
      Versions versions = new Versions(settings, clock);
      api.serve(Endpoint.OPENSKY, OpenSkyAnswers.of(settings, versions));
      api.serve(Endpoint.BUSES, BusAnswers.of(settings, versions));
      server.createContext("/journal", api::showJournal);
      server.createContext("/control/fail", api::takeFault);
      server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot serve the stub API on port " + port, e);
    }
  }

  private void serve(Endpoint endpoint, Answers answers) {
    server.createContext(
        endpoint.path(), new ApiHandler(endpoint, answers, faults, journal, stopped));
  }

  private void showJournal(HttpExchange exchange) throws IOException {
    Map<String, Tally> byId = new HashMap<>();
    journal.tallies().forEach((endpoint, tally) -> byId.put(endpoint.id(), tally));
    try (exchange) {
      ApiHandler.respond(exchange, 200, JSON.writeValueAsString(byId));
    }
  }

  private void takeFault(HttpExchange exchange) throws IOException {
    try (exchange) {
      Query query = Query.of(exchange.getRequestURI());
      try {
        Fault.Kind kind = Fault.Kind.valueOf(query.value("fault", "").toUpperCase(Locale.ROOT));
        Fault fault = new Fault(kind, query.number("seconds", 1));
        fail(Endpoint.of(query.value("endpoint", "")), fault, query.number("count", 1));
        ApiHandler.respond(exchange, NO_CONTENT, null);
      } catch (IllegalArgumentException e) {
        ApiHandler.respond(exchange, BAD_REQUEST, null);
      }
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The base URL of an API, without parameters. */
  public String url(Endpoint endpoint) {
    return url() + endpoint.path();
  }

  /** Lets the next answers of an endpoint fail. */
  public void fail(Endpoint endpoint, Fault fault, int count) {
    faults.add(endpoint, fault, count);
  }

  /** What was served until now. */
  public Map<Endpoint, Tally> journal() {
    return journal.tallies();
  }

  @Override
  public void close() {
    stopped.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
