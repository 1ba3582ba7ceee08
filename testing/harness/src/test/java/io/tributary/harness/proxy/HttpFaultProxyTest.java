package io.tributary.harness.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.feed.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFaultProxyTest {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private FeedServer server;
  private HttpFaultProxy proxy;

  @BeforeEach
  void start() {
    server = FeedServer.start(this::answer);
    proxy = HttpFaultProxy.before(URI.create(server.url()).getPort());
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  private Reply answer(Request request) {
    heard.add(request.method() + " " + request.path() + " " + request.body());
    return request.path().equals("/chunks")
        ? Reply.stream("text/plain", out -> out.write(bytes(request)))
        : Reply.bytes("text/plain", bytes(request));
  }

  private static byte[] bytes(Request request) {
    return (request.body() + "!").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void handsOnWhateverLengthTheBodyHas() throws Exception {
    assertThat(put("/a", "one").body()).isEqualTo("one!");
    assertThat(put("/chunks", "two").body()).isEqualTo("two!");
    assertThat(get("/a?n=1").body()).isEqualTo("!");
    String large = "x".repeat(300_000);
    assertThat(put("/chunks", large).body()).hasSize(large.length() + 1);
    assertThat(proxy.requests()).containsEntry("PUT", 3).containsEntry("GET", 1);
    assertThat(proxy.totalRequests()).isEqualTo(4);
    assertThat(proxy.happened()).isEmpty();
  }

  @Test
  void answersInTheServersPlace() throws Exception {
    proxy.rule(
        HttpFaultRule.first(
            1, request -> request.path().equals("/a"), HttpFault.answer(503, "text/plain", "no")));
    assertThat(put("/b", "1").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = put("/a", "2");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).isEqualTo("no");
    assertThat(put("/a", "3").statusCode()).isEqualTo(200);
    assertThat(heard).containsExactly("PUT /b 1", "PUT /a 3");
    assertThat(proxy.happened()).containsEntry("503", 1);
  }

  @Test
  void losesAnswersOfWhatWasDone() throws Exception {
    proxy.rule(HttpFaultRule.first(1, request -> true, HttpFault.LOST_ANSWER));
    assertThatThrownBy(() -> put("/a", "1")).isInstanceOf(IOException.class);
    assertThat(heard).containsExactly("PUT /a 1");
  }

  @Test
  void breaksOffInTheMiddleOfABody() throws Exception {
    proxy.rule(HttpFaultRule.first(1, request -> true, HttpFault.RESET));
    assertThatThrownBy(() -> put("/a", "half of this never comes")).isInstanceOf(IOException.class);
    assertThat(put("/a", "whole").body()).isEqualTo("whole!");
    assertThat(heard).doesNotContain("PUT /a half of this never comes");
  }

  @Test
  void saysNothingUntilTheClientGoes() throws Exception {
    proxy.rule(HttpFaultRule.always(HttpFault.SILENCE));
    assertThatThrownBy(() -> put("/a", "1")).isInstanceOf(HttpTimeoutException.class);
    assertThat(heard).isEmpty();
    proxy.calm();
    assertThat(put("/a", "2").body()).isEqualTo("2!");
  }

  @Test
  void letsBodiesCrawl() throws Exception {
    proxy.rule(HttpFaultRule.always(HttpFault.slow(1_000)));
    long begun = System.nanoTime();
    assertThat(put("/a", "x".repeat(200)).body()).hasSize(201);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void choosesTheSameForTheSameSeed() {
    List<HttpFault> faults = List.of(HttpFault.RESET, HttpFault.LOST_ANSWER);
    assertThat(chosen(HttpFaultRule.seeded(7, 0.5, faults)))
        .isEqualTo(chosen(HttpFaultRule.seeded(7, 0.5, faults)))
        .isNotEqualTo(chosen(HttpFaultRule.seeded(8, 0.5, faults)))
        .contains(HttpFault.NONE, HttpFault.RESET, HttpFault.LOST_ANSWER);
  }

  private static List<HttpFault> chosen(HttpFaultRule rule) {
    return Stream.generate(() -> rule.choose(request())).limit(40).toList();
  }

  private static HttpHead request() {
    byte[] bytes = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try {
      return Objects.requireNonNull(HttpHead.read(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpResponse<String> put(String path, String body)
      throws IOException, InterruptedException {
    return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(proxy.url() + path)).timeout(Duration.ofSeconds(2));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
