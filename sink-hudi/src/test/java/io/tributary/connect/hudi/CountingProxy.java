package io.tributary.connect.hudi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before an HTTP server, hands all bytes on, and counts the requests by method. */
final class CountingProxy implements AutoCloseable {

  private static final Pattern REQUEST =
      Pattern.compile("(GET|HEAD|PUT|POST|DELETE) /[^ \r\n]* HTTP/1\\.1\r\n");

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  CountingProxy(int serverPort) {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    start("accept", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Requests so far, by method. */
  Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One side has hung up; the other one sees that as well.
              }
            },
            "counting-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      Socket client = listener.accept();
      Socket upstream = new Socket();
      upstream.connect(server);
      open.add(client);
      open.add(upstream);
      start("up", () -> pump(client, upstream, true));
      start("down", () -> pump(upstream, client, false));
    }
  }

  private void pump(Socket from, Socket to, boolean count) throws IOException {
    byte[] buffer = new byte[65_536];
    StringBuilder unread = new StringBuilder();
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (count) {
          count(unread.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1)));
        }
        out.write(buffer, 0, length);
        out.flush();
      }
    }
  }

  /** Counts whole request lines and keeps what may be the beginning of one. */
  private void count(StringBuilder unread) {
    Matcher request = REQUEST.matcher(unread);
    int counted = 0;
    while (request.find()) {
      counts.merge(request.group(1), 1, Integer::sum);
      counted = request.end();
    }
    int lastLine = unread.lastIndexOf("\n");
    unread.delete(0, Math.max(counted, Math.max(0, lastLine)));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
