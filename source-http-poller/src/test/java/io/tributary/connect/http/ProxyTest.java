package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that take a way through a proxy. */
class ProxyTest {

  private static final StubApi.Reply GOOD = StubApi.body("[{\"id\":\"1\"}]".getBytes(UTF_8));
  private static final StubApi.Reply WHO =
      StubApi.status(407, Map.of("Proxy-Authenticate", "Basic realm=\"proxy\""), new byte[0]);

  @Test
  void takesTheProxyAndTellsItItsCredentials() throws Exception {
    try (StubApi proxy = new StubApi().on("/data", WHO, GOOD)) {
      Map<String, String> props = props("http://8.8.8.8/data", port(proxy));
      props.put("proxy.username", "me");
      props.put("proxy.password", "canary");
      try (RunningTask task = RunningTask.start(props)) {
        task.nextBatch();
        assertThat(proxy.requests("/data").get(1).headers().get("Proxy-authorization"))
            .containsExactly("Basic bWU6Y2FuYXJ5");
        assertThat(proxy.requests("/data").get(1).headers().get("Host")).containsExactly("8.8.8.8");
      }
    }
  }

  @Test
  void tunnelsTlsThroughTheProxy(@TempDir Path folder) throws Exception {
    TestKeys keys = TestKeys.create(folder, "server", "ip:127.0.0.1");
    List<String> asked = new CopyOnWriteArrayList<>();
    try (TlsApi api = new TlsApi(keys, null);
        ServerSocket tunnel = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread serving = new Thread(() -> serve(tunnel, api.port(), asked));
      serving.start();
      Map<String, String> props = props(api.url(), tunnel.getLocalPort());
      props.put("ssl.truststore.type", "PEM");
      props.put("ssl.truststore.certificates", keys.certificatePem());
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).hasSize(1);
      }
      assertThat(asked.get(0)).isEqualTo("CONNECT 127.0.0.1:" + api.port() + " HTTP/1.1");
    }
  }

  @Test
  void letsNoProxyReachWhatIsOutOfBounds() throws Exception {
    try (StubApi proxy = new StubApi().on("/latest", GOOD);
        RunningTask task = RunningTask.start(props("http://169.254.169.254/latest", port(proxy)))) {
      assertThatThrownBy(task::nextBatch).hasMessageContaining("connection.allow.cidr.ranges");
      assertThat(proxy.requests("/latest")).isEmpty();
    }
  }

  @Test
  void reachesNoProxyOutOfBounds() throws Exception {
    try (StubApi proxy = new StubApi().on("/data", GOOD)) {
      Map<String, String> props = props("http://8.8.8.8/data", port(proxy));
      props.remove("connection.allow.cidr.ranges");
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch).hasMessageContaining("connection.allow.cidr.ranges");
        assertThat(proxy.requests("/data")).isEmpty();
      }
    }
  }

  /** Connects each client that asks for a tunnel with one server. */
  private static void serve(ServerSocket tunnel, int port, List<String> asked) {
    while (!tunnel.isClosed()) {
      try {
        Socket client = tunnel.accept();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        asked.add(in.readLine());
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
          asked.add(line);
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
        pipe(client, server);
        pipe(server, client);
      } catch (IOException e) {
        // The test closed the tunnel.
      }
    }
  }

  private static void pipe(Socket from, Socket to) {
    Thread copying =
        new Thread(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException e) {
                // One side hung up.
              }
            });
    copying.setDaemon(true);
    copying.start();
  }

  private static int port(StubApi api) {
    return Integer.parseInt(api.url("").replaceAll(".*:", ""));
  }

  private static Map<String, String> props(String url, int proxyPort) {
    return RunningTask.props(
        "topic", "things",
        "connection.url", url,
        "record.columns", "id:string",
        "proxy.host", "127.0.0.1",
        "proxy.port", String.valueOf(proxyPort));
  }
}
