package io.tributary.harness.feed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on the loopback address that can also break the protocol: the JDK's own cannot
 * reset a line or answer with garbage.
 *
 * <p>Threading: one thread accepts, one serves each connection.
 */
public final class FeedServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FeedServer.class.getName());
  private static final int BACKLOG = 1_024;

  private final ServerSocket listener;
  private final Feed feed;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "feed");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private FeedServer(ServerSocket listener, Feed feed) {
    this.listener = listener;
    this.feed = feed;
  }

  /** Starts to serve on a free port. */
  public static FeedServer start(Feed feed) {
    try {
      FeedServer server =
          new FeedServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), feed);
      server.threads.execute(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot serve on the loopback address", e);
    }
  }

  /** Such as {@code http://127.0.0.1:40321}. */
  public String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      Socket socket = next();
      if (socket != null) {
        open.add(socket);
        threads.execute(() -> serve(socket));
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

  private void serve(Socket socket) {
    try (socket;
        BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
        BufferedOutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
      socket.setTcpNoDelay(true);
      ReplyWriter writer = new ReplyWriter(socket, out, stopped);
      boolean goesOn = true;
      while (goesOn) {
        Request request = Request.read(in);
        goesOn = request != null && writer.write(feed.answer(request));
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a client has left", e);
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      listener.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop serving", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
