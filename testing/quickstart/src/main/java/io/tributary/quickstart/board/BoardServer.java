package io.tributary.quickstart.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page on the loopback interface: its files, {@code GET /board.json} with the state that
 * was published last, and {@code POST /restart/<connector>}, which only the page itself may send.
 *
 * <p>Threading: {@link #publish} belongs to one thread; requests are answered on threads of the
 * server's own, which see nothing but the published bytes.
 */
final class BoardServer implements AutoCloseable {

  private static final int THREADS = 4;
  private static final int MISDIRECTED = 421;
  private static final String RESTART = "/restart/";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Assets assets;
  private final SameOrigin sameOrigin;
  private final Set<String> connectors;
  private final Consumer<String> restart;
  private volatile byte @Nullable [] state;

  private BoardServer(
      HttpServer server, Assets assets, Set<String> connectors, Consumer<String> restart) {
    this.server = server;
    this.threads = Executors.newFixedThreadPool(THREADS);
    this.assets = assets;
    this.sameOrigin = new SameOrigin(server.getAddress().getPort());
    this.connectors = connectors;
    this.restart = restart;
  }

  /**
   * Starts on a free port.
   *
   * @param connectors those that may be restarted
   * @param restart restarts one of them and its tasks; it is called from several threads
   */
  static BoardServer start(Set<String> connectors, Consumer<String> restart) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer http = HttpServer.create(free, 0);
    BoardServer server = new BoardServer(http, Assets.load(), Set.copyOf(connectors), restart);
    http.setExecutor(server.threads);
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  /** Where a browser finds the page. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** What the page is told from now on. */
  void publish(byte[] json) {
    state = json;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Security-Policy", POLICY);
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Cache-Control", "no-store");
      if (!sameOrigin.host(exchange.getRequestHeaders().getFirst("Host"))) {
        refuse(exchange, MISDIRECTED, "This server answers to 127.0.0.1 and localhost only.");
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "GET" -> get(exchange);
        case "POST" -> post(exchange);
        default -> refuse(exchange, HttpURLConnection.HTTP_BAD_METHOD, "GET or POST");
      }
    }
  }

  private void get(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/board.json")) {
      byte[] published = state;
      if (published == null) {
        exchange.sendResponseHeaders(HttpURLConnection.HTTP_NO_CONTENT, -1);
      } else {
        send(exchange, HttpURLConnection.HTTP_OK, "application/json", published);
      }
      return;
    }
    Assets.Asset asset = assets.of(path);
    if (asset == null) {
      refuse(exchange, HttpURLConnection.HTTP_NOT_FOUND, "There is nothing here.");
    } else {
      send(exchange, HttpURLConnection.HTTP_OK, asset.type, asset.bytes);
    }
  }

  private void post(HttpExchange exchange) throws IOException {
    Headers asked = exchange.getRequestHeaders();
    if (!sameOrigin.origin(asked.getFirst("Host"), asked.getFirst("Origin"))) {
      refuse(exchange, HttpURLConnection.HTTP_FORBIDDEN, "Only the page itself may ask for this.");
      return;
    }
    String path = exchange.getRequestURI().getRawPath();
    String name =
        path.startsWith(RESTART) ? URLDecoder.decode(path.substring(RESTART.length()), UTF_8) : "";
    if (!connectors.contains(name)) {
      refuse(exchange, HttpURLConnection.HTTP_NOT_FOUND, "No connector of that name runs here.");
      return;
    }
    restart.accept(name);
    exchange.sendResponseHeaders(HttpURLConnection.HTTP_ACCEPTED, -1);
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", why.getBytes(UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
