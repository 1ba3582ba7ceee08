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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Stands between a task and a server, and cuts connections at requests that hold a certain text:
 * before the server sees one, or when it answers. Some others it holds back for a while.
 */
final class RequestCutter implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  /** A query of this text alone, with the few bytes that clients put before it. */
  private static final Pattern COMMIT = Pattern.compile("(?is).{5,9}COMMIT");

  private static final int DRAWS = 200;
  private static final int HELD = 10;
  private static final long HOLD_NANOS = 30_000_000;

  private final ServerSocket server;
  private final int port;
  private final Predicate<String> commits;
  private final boolean waits;
  private final Random random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Collection<Socket> left = new ConcurrentLinkedQueue<>();
  private final AtomicInteger before = new AtomicInteger();
  private final AtomicInteger after = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private volatile int percent;

  /**
   * @param commits which requests they are
   * @param waits whether the server is left to finish what it began, where its client is gone
   * @param percent of such requests that are cut, half before and half after the server sees them
   */
  private RequestCutter(
      int port, Predicate<String> commits, boolean waits, Random random, int percent) {
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.port = port;
    this.commits = commits;
    this.waits = waits;
    this.random = random;
    this.percent = percent;
    threads.execute(this::accept);
  }

  /** Before Hive or its metastore, which end what they do for a client that goes. */
  static RequestCutter of(String text, int port, long seed, int percent) {
    return new RequestCutter(
        port, request -> request.contains(text), true, new Random(seed), percent);
  }

  /** Before MySQL or MariaDB, at the end of transactions. */
  static RequestCutter ofCommits(int port, long seed, int percent) {
    return new RequestCutter(port, COMMIT.asMatchPredicate(), false, new Random(seed), percent);
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

  /** What it did, in words. */
  String summary() {
    return "%d requests cut before the server saw them, %d after, %d held back"
        .formatted(before.get(), after.get(), held.get());
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
    return random.nextInt(DRAWS);
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
          boolean meant = commits.test(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
          int drawn = meant && percent > 0 ? draw() : DRAWS;
          if (drawn < percent) {
            before.incrementAndGet();
            break;
          }
          if (drawn >= DRAWS - HELD && drawn < DRAWS) {
            held.incrementAndGet();
            LockSupport.parkNanos(HOLD_NANOS);
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
        if (doomed && waits) {
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
