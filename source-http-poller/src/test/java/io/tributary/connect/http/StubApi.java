package io.tributary.connect.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback interface that answers as a test says. */
public final class StubApi implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<Reply>> replies = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** A request as it arrived. */
  public record Request(
      String path, String query, Map<String, List<String>> headers, String method, String body) {}

  /** Writes one answer. */
  public interface Reply {
    void write(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public StubApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers a path with each reply in turn, then with the last again and again. */
  public StubApi on(String path, Reply... answers) {
    replies.put(path, new CopyOnWriteArrayList<>(answers));
    return this;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  public static Reply body(byte[] body) {
    return status(200, Map.of(), body);
  }

  public static Reply fixture(String name) {
    return body(Fixtures.read(name));
  }

  public static Reply status(int status, Map<String, String> headers, byte[] body) {
    return exchange -> {
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    };
  }

  /** Sends the head of a response and the beginning of a body, and then nothing until the end. */
  public Reply hungBody() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("{\"time\":1,".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      closing.await();
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(
        new Request(
            path,
            exchange.getRequestURI().getRawQuery(),
            Map.copyOf(exchange.getRequestHeaders()),
            exchange.getRequestMethod(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    List<Reply> answers = replies.getOrDefault(path, List.of(status(404, Map.of(), new byte[0])));
    try (exchange) {
      (answers.size() > 1 ? answers.remove(0) : answers.get(0)).write(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
