package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.paging.PollPlan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyTest {

  private static final String CANARY = "canary-7391";

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "2130706433", "[::ffff:127.0.0.1]"})
  void refusesAHostThatIsNotPublicHoweverItIsWritten(String host) throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api.url("/").replace("127.0.0.1", host));
      props.remove("connection.allow.cidr.ranges");
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch)
            .isInstanceOf(ConnectException.class)
            .hasMessageContaining("connection.allow.cidr.ranges");
      }
      assertThat(api.requests("/")).isEmpty();
    }
  }

  @Test
  void reachesAPrivateHostOnceTheRuleIsOff() throws Exception {
    try (StubApi api = new StubApi().on("/", StubApi.body("{\"id\":\"1\"}".getBytes(UTF_8)))) {
      Map<String, String> props = props(api.url("/"));
      props.remove("connection.allow.cidr.ranges");
      props.put("connection.disallow.private.ips", "false");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).hasSize(1);
      }
    }
  }

  @Test
  void sendsHeadersAndShowsNoSecret() throws Exception {
    try (StubApi api = new StubApi().on("/", StubApi.status(401, Map.of(), new byte[0]))) {
      Map<String, String> props = props(api.url("/?key=" + CANARY));
      props.put("request.headers", "Accept:application/json,X-Client: me");
      props.put("request.headers.sensitive", "Authorization:Bearer " + CANARY);
      props.put("request.user.agent", "ours/1");
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch).hasMessageNotContaining(CANARY);
      }
      Map<String, List<String>> headers = api.requests("/").get(0).headers();
      assertThat(headers.get("Authorization")).containsExactly("Bearer " + CANARY);
      assertThat(headers.get("X-client")).containsExactly("me");
      assertThat(headers.get("User-agent")).containsExactly("ours/1");
      EndpointSettings endpoint = new HttpPollerConfig(props).endpoint("default");
      assertThat(
              new PollPlan(endpoint, Map.of())
                  .request(PollPosition.START, 0, Instant.EPOCH)
                  .toString())
          .doesNotContain(CANARY);
      assertThat(endpoint.request().sensitiveHeaders().toString()).doesNotContain(CANARY);
    }
  }

  /** Connect's config providers use the same brackets as our templates. */
  @Test
  void workersLeaveOurTemplatesAlone() {
    Map<String, String> config = new HashMap<>();
    config.put("request.parameters", "t=${cursor.lastTime|default:0}");

    assertThat(new ConfigTransformer(Map.of()).transform(config).data()).isEqualTo(config);
  }

  private static Map<String, String> props(String url) {
    return RunningTask.props(
        "topic", "things", "connection.url", url, "record.columns", "id:string");
  }
}
