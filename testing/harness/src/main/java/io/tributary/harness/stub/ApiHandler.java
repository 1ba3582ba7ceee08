package io.tributary.harness.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves one API: the next fault if one waits, else the next answer. */
final class ApiHandler implements HttpHandler {
  private static final int OK = 200;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final Endpoint endpoint;
  private final Answers answers;
  private final Faults faults;
  private final Journal journal;
  private final CountDownLatch stopped;

  ApiHandler(
      Endpoint endpoint, Answers answers, Faults faults, Journal journal, CountDownLatch stopped) {
    this.endpoint = endpoint;
    this.answers = answers;
    this.faults = faults;
    this.journal = journal;
    this.stopped = stopped;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Fault fault = faults.next(endpoint);
      if (fault != null) {
        journal.failed(endpoint);
        fail(exchange, fault);
        return;
      }
      Answer answer = answers.next(Query.of(exchange.getRequestURI()));
      journal.served(endpoint, answer.stream(), answer.body());
      respond(exchange, OK, answer.body());
    }
  }

  private void fail(HttpExchange exchange, Fault fault) throws IOException {
    switch (fault.kind()) {
      case THROTTLED -> {
        String wait = Integer.toString(fault.seconds());
        exchange.getResponseHeaders().set("Retry-After", wait);
        exchange.getResponseHeaders().set("X-Rate-Limit-Retry-After-Seconds", wait);
        respond(exchange, TOO_MANY, null);
      }
      case UNAVAILABLE -> respond(exchange, UNAVAILABLE, null);
      case ERROR_IN_200 ->
          respond(exchange, OK, BusAnswers.error("Agency server cannot accept client", true));
      case HANG -> hang(fault.seconds());
    }
  }

  /** Holds the line; leaving without an answer cuts it. */
  private void hang(int seconds) {
    try {
      stopped.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void respond(HttpExchange exchange, int status, @Nullable String json) throws IOException {
    if (json == null) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
