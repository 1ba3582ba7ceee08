package io.tributary.connect.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.AuthSettings;
import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.QueryParameter;
import io.tributary.testkit.ManualClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredAuthenticatorTest {

  private static final Outgoing REQUEST = new Outgoing("GET", "example.org", "/", null, null, "");

  private final Map<String, String> props = new HashMap<>();

  @Test
  void encodesUserAndPasswordForBasic() {
    // The example of RFC 7617, 2.
    assertThat(
            headersWith(
                "auth.type", "basic",
                "auth.basic.username", "Aladdin",
                "auth.basic.password", "open sesame"))
        .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  }

  @Test
  void sendsABearerToken() {
    assertThat(headersWith("auth.type", "bearer", "auth.bearer.token", "abc"))
        .isEqualTo("Bearer abc");
  }

  @Test
  void sendsAnApiKeyWhereTheApiLooksForIt() {
    props.putAll(Map.of("auth.type", "api_key", "auth.api.key.value", "abc"));
    assertThat(authenticator().credentials(REQUEST).headers())
        .containsExactly(new Header("X-API-Key", "abc"));

    props.putAll(Map.of("auth.api.key.name", "key", "auth.api.key.location", "query"));
    Credentials inQuery = authenticator().credentials(REQUEST);
    assertThat(inQuery.headers()).isEmpty();
    assertThat(inQuery.parameters()).containsExactly(new QueryParameter("key", "abc"));
  }

  @Test
  void signsForAws() {
    assertThat(
            headersWith(
                "auth.type", "aws_sigv4",
                "aws.region", "us-east-1",
                "aws.access.key.id", "AKIDEXAMPLE",
                "aws.secret.access.key", "x"))
        .contains("/20261120/us-east-1/execute-api/aws4_request");
  }

  @Test
  void renewsOnlyWhatTheConfigProvidersChanged() {
    props.putAll(Map.of("auth.type", "bearer", "auth.bearer.token", "old"));
    ConfiguredAuthenticator auth = authenticator();
    Credentials refused = auth.credentials(REQUEST);
    assertThat(auth.renew(refused)).isFalse();

    props.put("auth.bearer.token", "new");
    assertThat(auth.renew(refused)).isTrue();
    assertThat(auth.credentials(REQUEST).headers())
        .containsExactly(new Header("Authorization", "Bearer new"));
    assertThat(auth.renew(refused)).as("one more request with the old token").isTrue();
    assertThat(auth.generation()).isEqualTo(1);
  }

  private String headersWith(String... keys) {
    for (int i = 0; i < keys.length; i += 2) {
      props.put(keys[i], keys[i + 1]);
    }
    Header header =
        authenticator().credentials(REQUEST).headers().stream()
            .filter(each -> each.name().equals("Authorization"))
            .findFirst()
            .orElseThrow();
    return header.value();
  }

  private ConfiguredAuthenticator authenticator() {
    return new ConfiguredAuthenticator(
        AuthSettings.of(props, "default"),
        () -> AuthSettings.of(props, "default"),
        new ManualClock(Instant.parse("2026-11-20T12:00:00Z")));
  }
}
