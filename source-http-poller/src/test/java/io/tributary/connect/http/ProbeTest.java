package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a POST says after it asked each endpoint once. */
class ProbeTest {

  private static final StubApi.Reply GOOD =
      StubApi.body("{\"data\":{\"items\":[{\"id\":\"1\"}]}}".getBytes(UTF_8));

  @Test
  void findsNothingWrongWithWhatWorks() throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD)) {
      assertThat(errors(props(api))).isEmpty();
      assertThat(api.requests("/")).hasSize(1);
    }
  }

  @Test
  void asksNobodyUnlessItIsTold() throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD)) {
      Map<String, String> props = props(api);
      props.remove("validate.probe");
      assertThat(errors(props)).isEmpty();
      assertThat(api.requests("/")).isEmpty();
    }
  }

  @Test
  void asksNobodyWhileSomethingElseIsWrong() throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD)) {
      Map<String, String> props = props(api);
      props.put("poll.interval.ms", "soon");
      assertThat(errors(props)).containsOnlyKeys("poll.interval.ms");
      assertThat(api.requests("/")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "401 ; none    ; auth.type             ; HTTP status 401",
        "401 ; basic   ; auth.basic.password   ; HTTP status 401",
        "403 ; bearer  ; auth.bearer.token     ; HTTP status 403",
        "403 ; api_key ; auth.api.key.value    ; HTTP status 403",
        "404 ; none    ; connection.url        ; HTTP status 404",
        "400 ; none    ; request.parameters    ; HTTP status 400",
        "405 ; none    ; request.method        ; HTTP status 405",
        "503 ; none    ; connection.url        ; leave validate.probe out"
      })
  void saysAtTheKeyWhatAStatusMeans(int status, String auth, String errorAt, String says)
      throws Exception {
    try (StubApi api = new StubApi().on("/", StubApi.status(status, Map.of(), new byte[0]))) {
      Map<String, String> props = props(api);
      props.put("auth.type", auth);
      if (auth.equals("basic")) {
        props.put("auth.basic.username", "me");
      } else if (auth.equals("bearer")) {
        props.put("auth.bearer.token", "canary");
      } else if (auth.equals("api_key")) {
        props.put("auth.api.key.value", "canary");
      }
      Map<String, String> errors = errors(props);
      assertThat(errors).containsOnlyKeys(errorAt);
      assertThat(errors.get(errorAt)).contains(says).doesNotContain("canary");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/items         ; its top has the members [data]",
        "/data/elements ; /data' has the members [items]",
        "/data/items/7  ; /data/items' is no object"
      })
  void namesWhatThereIsWhereAPointerMisses(String pointer, String says) throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD)) {
      Map<String, String> props = props(api);
      props.put("records.pointer", pointer);
      Map<String, String> errors = errors(props);
      assertThat(errors).containsOnlyKeys("records.pointer");
      assertThat(errors.get("records.pointer")).contains(says);
    }
  }

  @Test
  void waitsForNoEndOfAStreamNorForAnEvent() throws Exception {
    try (StubApi api = new StubApi()) {
      for (byte[] begin :
          List.of(
              ": hello\n\n".getBytes(UTF_8),
              "data: {\"data\":{\"items\":[{\"id\":\"1\"}]}}\n\n".getBytes(UTF_8))) {
        CountDownLatch over = new CountDownLatch(1);
        api.on("/", endless(begin, over));
        assertThat(errors(streaming(api))).isEmpty();
        over.countDown();
      }
    }
  }

  @Test
  void saysWhatAStreamsFirstEventShows() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (StubApi api = new StubApi()) {
      api.on("/", endless("data: {\"rows\":[]}\n\n".getBytes(UTF_8), over));
      assertThat(errors(streaming(api)).get("records.pointer")).contains("members [rows]");
      api.on("/", StubApi.status(401, Map.of(), new byte[0]));
      assertThat(errors(streaming(api))).containsOnlyKeys("auth.type");
    } finally {
      over.countDown();
    }
  }

  private static StubApi.Reply endless(byte[] begin, CountDownLatch over) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(begin);
      exchange.getResponseBody().flush();
      over.await();
    };
  }

  private static Map<String, String> streaming(StubApi api) {
    Map<String, String> props = props(api);
    props.put("request.mode", "stream");
    props.put("validate.probe.timeout.ms", "2000");
    return props;
  }

  @Test
  void takesAnEmptyListForAnswerEnough() throws Exception {
    try (StubApi api =
        new StubApi().on("/", StubApi.body("{\"data\":{\"items\":[]}}".getBytes(UTF_8)))) {
      assertThat(errors(props(api))).isEmpty();
    }
  }

  @Test
  void saysWhichColumnDoesNotFit() throws Exception {
    try (StubApi api = new StubApi().on("/", GOOD)) {
      Map<String, String> props = props(api);
      props.put("record.columns", "id:string,speed:float64");
      assertThat(errors(props).get("record.columns")).contains("speed");
    }
  }

  @Test
  void saysAtTheSecretThatTheTokenEndpointRefusesIt() throws Exception {
    try (StubApi api =
        new StubApi()
            .on("/", GOOD)
            .on(
                "/token",
                StubApi.status(401, Map.of(), "{\"error\":\"invalid_client\"}".getBytes(UTF_8)))) {
      Map<String, String> props = props(api);
      props.put("auth.type", "oauth2");
      props.put("oauth2.client.id", "me");
      props.put("oauth2.client.secret", "canary");
      props.put("oauth2.token.url", api.url("/token"));
      Map<String, String> errors = errors(props);
      assertThat(errors).containsOnlyKeys("oauth2.client.secret");
      assertThat(errors.get("oauth2.client.secret"))
          .contains("invalid_client")
          .doesNotContain("canary");
    }
  }

  @Test
  void asksEachEndpointAtTheSameTimeAndNotForLong() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/a", GOOD).on("/b", api.hungBody()).on("/c", api.hungBody());
      Map<String, String> props = props(api);
      props.put("endpoints", "a,b,c");
      for (String alias : new String[] {"a", "b", "c"}) {
        props.put("endpoints." + alias + ".connection.url", api.url("/" + alias));
      }
      props.put("validate.probe.timeout.ms", "500");
      long start = System.nanoTime();
      Map<String, String> errors = errors(props);

      assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
      assertThat(errors).containsOnlyKeys("connection.url");
      assertThat(errors.get("connection.url"))
          .contains("endpoints.b.connection.url", "endpoints.c.connection.url")
          .doesNotContain("endpoints.a.");
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    Map<String, String> props;
    try (StubApi api = new StubApi()) {
      props = props(api);
    }
    assertThat(errors(props).get("connection.url")).contains("no connection");
  }

  private static Map<String, String> props(StubApi api) {
    return new HashMap<>(
        RunningTask.props(
            "topic", "things",
            "connection.url", api.url("/"),
            "records.pointer", "/data/items",
            "record.columns", "id:string",
            "validate.probe", "true"));
  }

  private static Map<String, String> errors(Map<String, String> props) {
    return new HttpPollerSourceConnector()
        .validate(props).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .collect(
                Collectors.toMap(ConfigValue::name, value -> value.errorMessages().toString()));
  }
}
