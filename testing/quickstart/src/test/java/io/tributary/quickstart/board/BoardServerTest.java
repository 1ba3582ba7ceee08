package io.tributary.quickstart.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardServerTest {

  private final Queue<String> restarted = new ConcurrentLinkedQueue<>();
  private BoardServer server;
  private String host;

  @BeforeEach
  void start() throws IOException {
    server = BoardServer.start(Set.of("hudi flights"), restarted::add);
    host = "127.0.0.1:" + URI.create(server.url()).getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/main.mjs", "/echarts.mjs", "/board.css", "/world.json"})
  void servesThePage(String path) throws IOException {
    assertThat(ask("GET " + path, "Host: " + host))
        .startsWith("HTTP/1.1 200")
        .contains("Content-security-policy: default-src 'none'", "nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Board.class", "/../usage.txt", "/%2e%2e/usage.txt", "/board/"})
  void servesNothingElse(String path) throws IOException {
    assertThat(ask("GET " + path, "Host: " + host)).startsWith("HTTP/1.1 404");
  }

  @Test
  void hasNoStateBeforeTheFirst() throws IOException {
    assertThat(ask("GET /board.json", "Host: " + host)).startsWith("HTTP/1.1 204");
  }

  @Test
  void servesWhatWasPublishedLast() throws IOException {
    server.publish("{\"at\":1}".getBytes(UTF_8));
    server.publish("{\"at\":2}".getBytes(UTF_8));

    assertThat(ask("GET /board.json", "Host: " + host))
        .startsWith("HTTP/1.1 200")
        .endsWith("{\"at\":2}");
  }

  @Test
  void answersToNoOtherName() throws IOException {
    assertThat(ask("GET /board.json", "Host: rebound.example:80")).startsWith("HTTP/1.1 421");
  }

  @Test
  void restartsAConnectorForItsOwnPage() throws IOException {
    assertThat(ask("POST /restart/hudi%20flights", "Host: " + host, "Origin: http://" + host))
        .startsWith("HTTP/1.1 202");
    assertThat(restarted).containsExactly("hudi flights");
  }

  @Test
  void restartsNothingForAnotherPage() throws IOException {
    String path = "POST /restart/hudi%20flights";

    assertThat(ask(path, "Host: " + host)).startsWith("HTTP/1.1 403");
    assertThat(ask(path, "Host: " + host, "Origin: http://page.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(ask(path, "Host: rebound.example", "Origin: http://rebound.example"))
        .startsWith("HTTP/1.1 421");
    assertThat(restarted).isEmpty();
  }

  @Test
  void restartsNoConnectorThatIsNotOfItsJobs() throws IOException {
    assertThat(ask("POST /restart/other", "Host: " + host, "Origin: http://" + host))
        .startsWith("HTTP/1.1 404");
    assertThat(restarted).isEmpty();
  }

  @Test
  void takesNoOtherMethod() throws IOException {
    assertThat(ask("DELETE /board.json", "Host: " + host)).startsWith("HTTP/1.1 405");
  }

  /** By hand, as an HTTP client would not send another host or origin than its own. */
  private String ask(String line, String... headers) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort())) {
      String request =
          line + " HTTP/1.1\r\n" + String.join("\r\n", List.of(headers)) + "\r\nConnection: close";
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(UTF_8));
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      return answer.lines().collect(Collectors.joining("\n"));
    }
  }
}
