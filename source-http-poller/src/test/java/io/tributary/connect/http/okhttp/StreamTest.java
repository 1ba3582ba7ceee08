package io.tributary.connect.http.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.RunningTask;
import io.tributary.connect.http.StubApi;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.pacing.Limits;
import io.tributary.connect.http.run.HttpGateway;
import io.tributary.connect.http.tls.TlsContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Bodies that are read while they come. */
class StreamTest {

  private static final Duration IDLE = Duration.ofMillis(200);

  @Test
  void readsToTheEnd() throws Exception {
    AtomicReference<String> read = new AtomicReference<>();
    try (StubApi api =
            new StubApi()
                .on("/", StubApi.status(302, Map.of("Location", "/live"), new byte[0]))
                .on("/live", StubApi.body("data: 1\n\n".getBytes(UTF_8)));
        HttpGateway gateway = gateway(api)) {
      HttpReply reply =
          gateway.stream(
              request(api),
              IDLE,
              (head, body) -> read.set(head.status() + new String(body.readAllBytes(), UTF_8)));

      assertThat(reply).isEqualTo(new HttpReply.Empty());
      assertThat(read).hasValue("200data: 1\n\n");
      assertThat(api.requests("/live").get(0).headers().get("Accept-encoding"))
          .containsExactly("identity");
    }
  }

  @Test
  void givesUpOnAServerThatIsSilent() throws Exception {
    try (StubApi api = new StubApi();
        HttpGateway gateway = gateway(api.on("/", api.hungBody()))) {
      assertThat(gateway.stream(request(api), IDLE, StreamTest::drain))
          .isEqualTo(HttpReply.Unavailable.because("no complete response in time"));
    }
  }

  @Test
  void readsNothingOfAFailure() throws Exception {
    try (StubApi api = new StubApi().on("/", StubApi.status(503, Map.of(), new byte[0]));
        HttpGateway gateway = gateway(api)) {
      HttpReply reply =
          gateway.stream(
              request(api),
              IDLE,
              (head, body) -> {
                throw new AssertionError("was read");
              });

      assertThat(reply)
          .isInstanceOfSatisfying(
              HttpReply.Unavailable.class,
              failure -> assertThat(failure.reason()).isEqualTo("HTTP status 503"));
    }
  }

  @Test
  void endsWithTheGateway() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    AtomicReference<HttpReply> reply = new AtomicReference<>();
    try (StubApi api = new StubApi()) {
      HttpGateway gateway = gateway(api.on("/", api.hungBody()));
      Thread thread =
          new Thread(
              () ->
                  reply.set(
                      gateway.stream(
                          request(api),
                          Duration.ofMinutes(5),
                          (head, body) -> {
                            reading.countDown();
                            drain(head, body);
                          })));
      thread.start();
      reading.await();
      gateway.close();
      thread.join(5_000);

      assertThat(thread.isAlive()).isFalse();
      assertThat(reply.get()).isInstanceOf(HttpReply.Unavailable.class);
    }
  }

  private static void drain(Object head, InputStream body) throws IOException {
    body.readAllBytes();
  }

  private static RequestSpec request(StubApi api) {
    return new RequestSpec("GET", api.url("/"), List.of(), List.of(), null);
  }

  private static HttpGateway gateway(StubApi api) throws Exception {
    HttpPollerConfig config =
        new HttpPollerConfig(
            RunningTask.props("connection.url", api.url("/"), "request.timeout.ms", "100"));
    EndpointSettings endpoint = config.endpoint("default");
    Clock clock = Clock.systemUTC();
    return new OkHttpGateways(
            config.egress(),
            TlsContext.open(config.tls()),
            config.proxy(),
            new OkHttpGateways.Clocks(clock, clock))
        .open(endpoint, endpoint::auth, new Limits(clock, clock).open(endpoint, 1));
  }
}
