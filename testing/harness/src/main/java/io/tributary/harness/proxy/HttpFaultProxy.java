package io.tributary.harness.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an HTTP/1.1 server on the loopback address, hands all bytes on as they are, and
 * lets faults happen to requests by a rule that can change at any time.
 *
 * <p>Threading: one thread accepts, one serves each connection; methods may come from any.
 */
public final class HttpFaultProxy implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HttpFaultProxy.class.getName());
  private static final int BACKLOG = 256;

  private final ServerSocket listener;
  private final int serverPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final Map<String, Integer> happened = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "http-fault-proxy");
            thread.setDaemon(true);
            return thread;
          });
  private volatile HttpFaultRule rule = HttpFaultRule.always(HttpFault.NONE);

  private HttpFaultProxy(ServerSocket listener, int serverPort) {
    this.listener = listener;
    this.serverPort = serverPort;
  }

  /** Stands before the server at this port; nothing happens to its requests as yet. */
  public static HttpFaultProxy before(int serverPort) {
    try {
      HttpFaultProxy proxy =
          new HttpFaultProxy(
              new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), serverPort);
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on the loopback address", e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** From now on requests fare by this rule; those on their way go on as they began. */
  public void rule(HttpFaultRule other) {
    rule = other;
  }

  /** From now on nothing happens to requests; what is on its way is cut. */
  public void calm() {
    rule = HttpFaultRule.always(HttpFault.NONE);
    closeConnections();
  }

  /** Requests so far, by method. */
  public Map<String, Integer> requests() {
    return new TreeMap<>(requests);
  }

  public int totalRequests() {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Faults so far, by name. */
  public Map<String, Integer> happened() {
    return new TreeMap<>(happened);
  }

  private void accept() {
    while (!listener.isClosed()) {
      Socket client = next();
      if (client != null) {
        open.add(client);
        threads.execute(() -> serve(client));
      }
    }
  }

  private @Nullable Socket next() {
    try {
      return listener.accept();
    } catch (IOException e) {
      // It is the end, or the client went away before it was accepted.
      return null;
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        BufferedInputStream fromClient = new BufferedInputStream(client.getInputStream());
        BufferedInputStream fromServer = new BufferedInputStream(server.getInputStream())) {
      open.add(server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      for (HttpHead request = HttpHead.read(fromClient);
          request != null;
          request = client.isOutputShutdown() ? null : HttpHead.read(fromClient)) {
        requests.merge(request.method(), 1, Integer::sum);
        HttpFault fault = rule.choose(request);
        if (!fault.equals(HttpFault.NONE)) {
          happened.merge(fault.name(), 1, Integer::sum);
        }
        fault.course().take(new HttpExchange(request, client, server, fromClient, fromServer));
        if (client.isClosed()) {
          break;
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "one side has left", e);
    } finally {
      open.removeIf(Socket::isClosed);
    }
  }

  private void closeConnections() {
    try {
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close a connection", e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop listening", e);
    }
    closeConnections();
    threads.shutdownNow();
  }
}
