package io.tributary.connect.jdbcagg;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a task and the database, reads MySQL's packets, and cuts connections where it
 * hurts: before a COMMIT reaches the server, or after the server made it and before the task hears
 * of it.
 */
final class CommitCutter implements AutoCloseable {

  private static final int HEADER = 4;
  private static final byte COM_QUERY = 3;
  private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final int databasePort;
  private final Random random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger before = new AtomicInteger();
  private final AtomicInteger after = new AtomicInteger();
  private volatile int percent;

  /**
   * @param percent of commits that are cut, half before and half after the server sees them
   */
  CommitCutter(int databasePort, long seed, int percent) {
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.databasePort = databasePort;
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
        Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
        threads.execute(new Link(client, database)::fromClient);
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  private synchronized int draw() {
    return random.nextInt(200);
  }

  /** One connection, with the answer of a doomed commit swallowed. */
  private final class Link {
    private final Socket client;
    private final Socket database;
    private volatile boolean doomed;

    Link(Socket client, Socket database) {
      this.client = client;
      this.database = database;
      threads.execute(this::fromDatabase);
    }

    void fromClient() {
      try (client;
          database) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = database.getOutputStream();
        while (true) {
          byte[] header = in.readNBytes(HEADER);
          if (header.length < HEADER) {
            return;
          }
          byte[] body = in.readNBytes(length(header));
          int drawn = isCommit(body) ? draw() : 200;
          if (drawn < percent) {
            before.incrementAndGet();
            return;
          }
          doomed = drawn < 2 * percent;
          out.write(header);
          out.write(body);
          out.flush();
        }
      } catch (IOException e) {
        // The other side is gone, which is what this class is for.
      }
    }

    void fromDatabase() {
      try (client;
          database) {
        InputStream in = database.getInputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (doomed) {
            after.incrementAndGet();
            return;
          }
          client.getOutputStream().write(buffer, 0, read);
        }
      } catch (IOException e) {
        // As above.
      }
    }

    private static int length(byte[] header) {
      return (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
    }

    private static boolean isCommit(byte[] body) {
      return body.length == COMMIT.length + 1
          && body[0] == COM_QUERY
          && Arrays.equals(body, 1, body.length, COMMIT, 0, COMMIT.length);
    }
  }
}
