package io.tributary.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** An AWS Glue that has every database and no table, and remembers which ones were made. */
final class GlueStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ABSENT =
      "{\"__type\":\"EntityNotFoundException\",\"Message\":\"no\"}";

  private final HttpServer server;
  private final Set<String> created = new ConcurrentSkipListSet<>();

  GlueStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Names of the tables that were made. */
  Set<String> created() {
    return created;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      boolean absent = target.endsWith(".GetTable");
      if (target.endsWith(".CreateTable")) {
        created.add(request.at("/TableInput/Name").asText());
      }
      byte[] body = (absent ? ABSENT : "{}").getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(absent ? 400 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
