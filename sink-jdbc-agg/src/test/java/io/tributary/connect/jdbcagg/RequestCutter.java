package io.tributary.connect.jdbcagg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a task and a server, and cuts connections at requests that hold a certain text:
 * before the server sees one, or when it answers, with the server left to finish what it began.
 */
final class RequestCutter implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final ServerSocket server;
  private final int port;
  private final String text;
  private final Random random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Collection<Socket> left = new ConcurrentLinkedQueue<>();
  private final AtomicInteger before = new AtomicInteger();
  private final AtomicInteger after = new AtomicInteger();
  private volatile int percent;

  /**
   * @param text what a request must hold to be cut
   * @param percent of such requests that are cut, half before and half after the server sees them
   */
  RequestCutter(int port, String text, long seed, int percent) {
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.port = port;
    this.text = text;
    this.random = new Random(seed);
    this.percent = percent;
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  int cutBefore() {
    return before.get();
  }

  int cutAfter() {
    return after.get();
  }

  void calm() {
    percent = 0;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(
            new Link(client, new Socket(InetAddress.getLoopbackAddress(), port))::fromClient);
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket each : left) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  private synchronized int draw() {
    return random.nextInt(200);
  }

  /** One connection. */
  private final class Link {
    private final Socket client;
    private final Socket upstream;
    private volatile boolean doomed;

    Link(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
      threads.execute(this::fromServer);
    }

    void fromClient() {
      try {
        InputStream in = client.getInputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          boolean meant = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(text);
          int drawn = meant ? draw() : 200;
          if (drawn < percent) {
            before.incrementAndGet();
            break;
          }
          doomed |= drawn < 2 * percent;
          upstream.getOutputStream().write(buffer, 0, read);
        }
      } catch (IOException e) {
        // The other side is gone, which is what this class is for.
      }
      end();
    }

    void fromServer() {
      try {
        InputStream in = upstream.getInputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (doomed) {
            after.incrementAndGet();
            break;
          }
          client.getOutputStream().write(buffer, 0, read);
        }
      } catch (IOException e) {
        // As above.
      }
      end();
    }

    private void end() {
      try {
        client.close();
        if (doomed) {
          // A server that sees its client go ends what it does for it.
          left.add(upstream);
        } else {
          upstream.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
