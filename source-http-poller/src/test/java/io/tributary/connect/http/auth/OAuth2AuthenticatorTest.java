package io.tributary.connect.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.config.AuthSettings;
import io.tributary.connect.http.config.OAuth2Settings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.kit.retry.Backoff;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class OAuth2AuthenticatorTest {

  private static final Outgoing REQUEST = new Outgoing("GET", "example.org", "/", null, null, "");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final Map<String, String> props =
      new HashMap<>(Map.of("oauth2.client.secret", "first", "oauth2.expiry.skew.ms", "30000"));
  private final Endpoint endpoint = new Endpoint();
  private final OAuth2Authenticator auth =
      new OAuth2Authenticator(
          endpoint,
          settings(),
          this::settings,
          clock,
          new Backoff(60_000, 60_000, RandomGenerator.getDefault()));

  private OAuth2Settings settings() {
    return AuthSettings.of(props, "default").oauth2();
  }

  /** Numbers its tokens, and fails as long as it is told to. */
  private static final class Endpoint implements TokenEndpoint {

    private final List<String> secrets = new ArrayList<>();
    private Duration lifetime = Duration.ofMinutes(30);
    private HttpReply failure;

    @Override
    public synchronized Token request(OAuth2Settings settings) throws NoCredentialsException {
      secrets.add(settings.clientSecret().value());
      if (failure != null) {
        throw new NoCredentialsException(failure);
      }
      return new Token(new Password("token-" + secrets.size()), lifetime);
    }

    @Override
    public void close() {}
  }

  @Test
  void asksOnceHoweverManyNeedTheToken() throws Exception {
    int callers = 8;
    CyclicBarrier together = new CyclicBarrier(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      calls.add(
          () -> {
            together.await();
            return token();
          });
    }
    for (Future<String> call : threads.invokeAll(calls)) {
      assertThat(call.get()).isEqualTo("Bearer token-1");
    }
    threads.shutdown();

    assertThat(endpoint.secrets).hasSize(1);
  }

  @Test
  void replacesATokenShortlyBeforeItsEnd() throws Exception {
    assertThat(token()).isEqualTo("Bearer token-1");
    clock.advance(Duration.ofMinutes(29));
    assertThat(token()).isEqualTo("Bearer token-1");
    clock.advance(Duration.ofSeconds(31));
    assertThat(token()).isEqualTo("Bearer token-2");
    assertThat(auth.generation()).isEqualTo(2);
  }

  @Test
  void usesAShortLivedTokenForHalfItsLife() throws Exception {
    endpoint.lifetime = Duration.ofSeconds(20);
    token();
    clock.advance(Duration.ofSeconds(9));
    assertThat(token()).isEqualTo("Bearer token-1");
    clock.advance(Duration.ofSeconds(2));
    assertThat(token()).isEqualTo("Bearer token-2");
  }

  @Test
  void keepsTheOldTokenWhileItLastsIfThereIsNoNewOne() throws Exception {
    token();
    clock.advance(Duration.ofSeconds(1_790));
    endpoint.failure = HttpReply.Unavailable.because("down");
    assertThat(token()).isEqualTo("Bearer token-1");
    clock.advance(Duration.ofSeconds(10));
    assertThatThrownBy(this::token).isInstanceOf(NoCredentialsException.class);
  }

  @Test
  void leavesABrokenTokenEndpointAloneForAWhile() {
    endpoint.failure = HttpReply.Unavailable.because("down");
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(this::token)
          .isInstanceOfSatisfying(
              NoCredentialsException.class, e -> assertThat(e.reply()).isSameAs(endpoint.failure));
    }
    assertThat(endpoint.secrets).hasSize(1);

    clock.advance(Duration.ofMinutes(1));
    assertThatThrownBy(this::token).isInstanceOf(NoCredentialsException.class);
    assertThat(endpoint.secrets).hasSize(2);
  }

  @Test
  void fetchesAnotherTokenAfterARefusalAndReadsTheSecretAgain() throws Exception {
    Credentials refused = auth.credentials(REQUEST);
    props.put("oauth2.client.secret", "second");

    assertThat(auth.renew(refused)).isTrue();
    assertThat(token()).isEqualTo("Bearer token-2");
    assertThat(endpoint.secrets).containsExactly("first", "second");
  }

  @Test
  void aLateRefusalOfAnOldTokenCostsNoNewOne() throws Exception {
    Credentials refused = auth.credentials(REQUEST);
    auth.renew(refused);
    token();

    assertThat(auth.renew(refused)).isTrue();
    assertThat(token()).isEqualTo("Bearer token-2");
  }

  @Test
  void readsTheSecretAgainAfterTheTokenEndpointRefusedIt() throws Exception {
    endpoint.failure = new HttpReply.Refused("no");
    assertThatThrownBy(this::token).isInstanceOf(NoCredentialsException.class);
    props.put("oauth2.client.secret", "second");
    endpoint.failure = null;
    clock.advance(Duration.ofMinutes(1));

    assertThat(token()).isEqualTo("Bearer token-2");
  }

  private String token() throws NoCredentialsException {
    return auth.credentials(REQUEST).headers().get(0).value();
  }
}
