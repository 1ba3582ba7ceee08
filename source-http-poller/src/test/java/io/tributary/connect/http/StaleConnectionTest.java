package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StaleConnectionTest {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}".getBytes(US_ASCII);

  /** Servers drop idle connections: finding that out is no fault that parks an endpoint. */
  @Test
  void asksAgainAtOnceWhereAServerClosedAnIdleConnection() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread serving = new Thread(() -> serve(server, connections));
      serving.start();
      Map<String, String> props =
          RunningTask.props(
              "topic", "things",
              "connection.url", "http://127.0.0.1:" + server.getLocalPort() + "/",
              "record.columns", "id:string",
              "poll.interval.ms", "100",
              "retry.backoff.ms", "600000",
              "retry.backoff.max.ms", "600000");
      try (RunningTask task = RunningTask.start(props)) {
        task.nextBatches(4);
      }
      assertThat(connections).hasValueGreaterThanOrEqualTo(4);
    }
  }

  /** Answers one request of each connection as if more might follow, and hangs up. */
  private static void serve(ServerSocket server, AtomicInteger connections) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          BufferedReader in =
              new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
        connections.incrementAndGet();
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        socket.getOutputStream().write(ANSWER);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // The test closed the server, or the client its side.
      }
    }
  }
}
