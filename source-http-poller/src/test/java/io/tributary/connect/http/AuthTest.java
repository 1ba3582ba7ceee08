package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.FakeSourceTaskContext;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials against a server that checks them. */
class AuthTest {

  private static final StubApi.Reply GOOD = StubApi.body("[{\"id\":\"1\"}]".getBytes(UTF_8));
  private static final StubApi.Reply UNAUTHORIZED = StubApi.status(401, Map.of(), new byte[0]);

  @Test
  void sendsBasicCredentials() throws Exception {
    assertThat(
            header(
                "Authorization",
                "auth.type",
                "basic",
                "auth.basic.username",
                "me",
                "auth.basic.password",
                "secret"))
        .isEqualTo("Basic bWU6c2VjcmV0");
  }

  @Test
  void sendsABearerToken() throws Exception {
    assertThat(header("Authorization", "auth.type", "bearer", "auth.bearer.token", "abc"))
        .isEqualTo("Bearer abc");
  }

  @Test
  void sendsAnApiKeyInAHeader() throws Exception {
    assertThat(
            header(
                "X-key",
                "auth.type",
                "api_key",
                "auth.api.key.name",
                "X-Key",
                "auth.api.key.value",
                "abc"))
        .isEqualTo("abc");
  }

  @Test
  void sendsAnApiKeyInTheQuery() throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD);
        RunningTask task =
            start(
                api,
                "request.parameters",
                "a=1",
                "auth.type",
                "api_key",
                "auth.api.key.name",
                "key",
                "auth.api.key.location",
                "query",
                "auth.api.key.value",
                "a b&c")) {
      task.nextBatch();
      assertThat(api.requests("/").get(0).query()).isEqualTo("a=1&key=a%20b%26c");
    }
  }

  @Test
  void signsForAws() throws Exception {
    assertThat(
            header(
                "Authorization",
                "auth.type",
                "aws_sigv4",
                "aws.region",
                "eu-central-1",
                "aws.service",
                "s3",
                "aws.access.key.id",
                "AKID",
                "aws.secret.access.key",
                "x"))
        .matches(
            "AWS4-HMAC-SHA256 Credential=AKID/\\d{8}/eu-central-1/s3/aws4_request,"
                + " SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                + " Signature=[0-9a-f]{64}");
  }

  @Test
  void fetchesATokenAndUsesItAgain() throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD).on("/token", token("t1"));
        RunningTask task = start(api, oauth2(api))) {
      task.nextBatches(3);
      assertThat(api.requests("/token")).hasSize(1);
      assertThat(bodyOf(api)).contains("grant_type=client_credentials", "client_id=me");
      assertThat(bodyOf(api)).contains("client_secret=canary", "scope=read all");
      assertThat(api.requests("/"))
          .allSatisfy(
              request ->
                  assertThat(request.headers().get("Authorization")).containsExactly("Bearer t1"));
    }
  }

  @Test
  void showsItsSecretInTheHeaderWhereTheServerWantsIt() throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD).on("/token", token("t1"))) {
      Map<String, String> keys = oauth2(api);
      keys.put("oauth2.client.auth.method", "header");
      try (RunningTask task = start(api, keys)) {
        task.nextBatch();
        assertThat(api.requests("/token").get(0).headers().get("Authorization"))
            .containsExactly("Basic bWU6Y2FuYXJ5");
        assertThat(bodyOf(api)).doesNotContain("client_id", "client_secret");
      }
    }
  }

  @Test
  void asksOnceMoreWithANewTokenAfterA401() throws Exception {
    try (StubApi api =
            new StubApi().on("/", GOOD, UNAUTHORIZED, GOOD).on("/token", token("t1"), token("t2"));
        RunningTask task = start(api, oauth2(api))) {
      task.nextBatches(2);
      assertThat(api.requests("/"))
          .extracting(request -> request.headers().get("Authorization").get(0))
          .startsWith("Bearer t1", "Bearer t1", "Bearer t2");
    }
  }

  @Test
  void failsAtASecond401InARow() throws Exception {
    try (StubApi api = new StubApi().on("/", UNAUTHORIZED).on("/token", token("t1"), token("t2"));
        RunningTask task = start(api, oauth2(api))) {
      assertThatThrownBy(task::nextBatch)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("HTTP status 401")
          .hasMessageContaining("auth.type");
      assertThat(api.requests("/")).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void waitsForATokenEndpointThatIsDown(int status) throws Exception {
    try (StubApi api =
            new StubApi()
                .on("/", GOOD)
                .on("/token", StubApi.status(status, Map.of(), new byte[0]), token("t1"));
        RunningTask task = start(api, oauth2(api))) {
      assertThat(task.nextBatch()).hasSize(1);
    }
  }

  @Test
  void saysWhatTheTokenEndpointRefuses() throws Exception {
    byte[] refusal =
        "{\"error\":\"invalid_client\",\"error_description\":\"canary\"}".getBytes(UTF_8);
    try (StubApi api = new StubApi().on("/token", StubApi.status(401, Map.of(), refusal));
        RunningTask task = start(api, oauth2(api))) {
      assertThatThrownBy(task::nextBatch)
          .hasMessageContaining("HTTP status 401 (invalid_client)")
          .hasMessageContaining("oauth2.client.secret")
          .hasMessageNotContaining("canary");
      assertThat(api.requests("/")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"access_token\":null}", "{\"access_token\":\"a\\r\\nX: y\"}"})
  void refusesAnAnswerWithoutAToken(String answer) throws Exception {
    try (StubApi api = new StubApi().on("/token", StubApi.body(answer.getBytes(UTF_8)));
        RunningTask task = start(api, oauth2(api))) {
      assertThatThrownBy(task::nextBatch).hasMessageContaining("oauth2.token.pointer");
    }
  }

  @Test
  void stopsWhileTheTokenEndpointHangs() throws Exception {
    try (StubApi api = new StubApi()) {
      RunningTask task = start(api.on("/token", api.hungBody()), oauth2(api));
      while (api.requests("/token").isEmpty()) {
        task.pollOnce();
      }
      long start = System.nanoTime();
      task.close();
      assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }
  }

  /** Config providers may give another secret by the time the old one is refused. */
  @Test
  void readsSecretsAgainAfterA401() throws Exception {
    try (StubApi api =
        new StubApi()
            .on(
                "/",
                exchange -> {
                  List<String> sent = exchange.getRequestHeaders().get("Authorization");
                  (sent.contains("Bearer new") ? GOOD : UNAUTHORIZED).write(exchange);
                })) {
      Map<String, String> props = props(api, "auth.type", "bearer", "auth.bearer.token", "old");
      Map<String, String> rotated = new HashMap<>(props);
      rotated.put("auth.bearer.token", "new");
      try (RunningTask task = RunningTask.start(props, new FakeSourceTaskContext(rotated, null))) {
        assertThat(task.nextBatch()).hasSize(1);
        assertThat(api.requests("/")).hasSize(2);
      }
    }
  }

  private static String header(String name, String... keys) throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD);
        RunningTask task = start(api, keys)) {
      task.nextBatch();
      return api.requests("/").get(0).headers().get(name).get(0);
    }
  }

  private static String bodyOf(StubApi api) {
    return URLDecoder.decode(api.requests("/token").get(0).body(), UTF_8);
  }

  private static StubApi.Reply token(String token) {
    String answer = "{\"access_token\":\"" + token + "\",\"expires_in\":1800}";
    return StubApi.body(answer.getBytes(UTF_8));
  }

  private static Map<String, String> oauth2(StubApi api) {
    return new HashMap<>(
        Map.of(
            "auth.type", "oauth2",
            "oauth2.token.url", api.url("/token"),
            "oauth2.client.id", "me",
            "oauth2.client.secret", "canary",
            "oauth2.scope", "read all"));
  }

  private static RunningTask start(StubApi api, String... keys) {
    return RunningTask.start(props(api, keys));
  }

  private static RunningTask start(StubApi api, Map<String, String> keys) {
    Map<String, String> props = props(api);
    props.putAll(keys);
    return RunningTask.start(props);
  }

  private static Map<String, String> props(StubApi api, String... keys) {
    Map<String, String> props =
        RunningTask.props(
            "topic", "things",
            "connection.url", api.url("/"),
            "record.columns", "id:string",
            "record.key", "/id");
    for (int i = 0; i < keys.length; i += 2) {
      props.put(keys[i], keys[i + 1]);
    }
    return props;
  }
}
