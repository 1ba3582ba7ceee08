package io.tributary.harness.proxy;

import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and a server on the loopback address, passes their bytes on unread, and
 * makes the faults that a network makes. They hold for connections that are there and for later
 * ones, until they are taken back.
 *
 * <p>Threading: faults may be made from any thread.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int BACKLOG = 50;

  private final int port;
  private final int serverPort;
  private final NetworkConditions conditions = new NetworkConditions();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable ServerSocket listener;
  private Future<?> acceptor = CompletableFuture.completedFuture(null);

  private TcpProxy(int serverPort) {
    this.port = FreePorts.next();
    this.serverPort = serverPort;
  }

  /** A proxy on a free port that behaves as if it were not there. */
  public static TcpProxy to(int serverPort) {
    TcpProxy proxy = new TcpProxy(serverPort);
    proxy.admit();
    return proxy;
  }

  /** Where clients connect to. */
  public int port() {
    return port;
  }

  /** How many connections were taken since the start. */
  public int accepted() {
    return accepted.get();
  }

  /** Delays what passes, in each direction, as a line with a window of 64 KiB does. */
  public void delay(Duration latency) {
    conditions.delay(latency);
  }

  /** Limits each direction of each connection; {@link Long#MAX_VALUE} takes it back. */
  public void limit(long bytesPerSecond) {
    conditions.limit(bytesPerSecond);
  }

  /** Holds all bytes back, with connections open, until {@link #resume}. */
  public void stall() {
    conditions.stall(true);
  }

  /** Passes on what was held back. */
  public void resume() {
    conditions.stall(false);
  }

  /** Resets the connections that are there. New ones are taken. */
  public void cut() {
    connections.forEach(ProxiedConnection::reset);
  }

  /** Refuses new connections, as if no one listened, and resets those that are there. */
  public synchronized void refuse() {
    close(listener);
    listener = null;
    awaitEnd(acceptor); // until then the system takes connections, and one may just be coming
    cut();
  }

  /** Takes connections again, on the same port. */
  public synchronized void admit() {
    if (listener != null) {
      return;
    }
    try {
      ServerSocket opened = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
      listener = opened;
      acceptor = threads.submit(() -> accept(opened));
    } catch (IOException e) {
      throw new HarnessException("Cannot listen on port " + port, e);
    }
  }

  /**
   * Leaves the connections that are there half open: neither side hears of the other again, nor of
   * its end. New connections work.
   */
  public void abandon() {
    connections.forEach(ProxiedConnection::abandon);
  }

  private static void awaitEnd(Future<?> acceptor) {
    try {
      acceptor.get();
    } catch (ExecutionException e) {
      throw new HarnessException("Connections were not taken any more", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        connect(from.accept());
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket client) throws IOException {
    accepted.incrementAndGet();
    Socket server;
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
    } catch (IOException e) {
      ProxiedConnection.reset(client); // the server is down, the proxy is not
      return;
    }
    ProxiedConnection connection = new ProxiedConnection(client, server, conditions);
    connections.add(connection);
    connection.start(threads, () -> connections.remove(connection));
  }

  private static void close(@Nullable ServerSocket socket) {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new HarnessException("Cannot close port " + socket.getLocalPort(), e);
      }
    }
  }

  @Override
  public void close() {
    refuse();
    threads.shutdownNow();
  }
}
