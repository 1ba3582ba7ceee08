package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a server sends a request on to, and what goes along. */
class RedirectTest {

  private static final StubApi.Reply GOOD = StubApi.body("[{\"id\":\"1\"}]".getBytes(UTF_8));
  private static final String CANARY = "canary-7391";

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsOnTheSameServerWithCredentials(int status) throws Exception {
    try (StubApi api = new StubApi().on("/", to(status, "/new?a=1")).on("/new", GOOD);
        RunningTask task = RunningTask.start(props(api))) {
      task.nextBatch();

      StubApi.Request followed = api.requests("/new").get(0);
      assertThat(followed.query()).isEqualTo("a=1");
      assertThat(followed.headers().get("Authorization")).containsExactly("Bearer " + CANARY);
      assertThat(followed.headers().get("X-tenant-token")).containsExactly(CANARY);
    }
  }

  @Test
  void followsNoMoreThanItMay() throws Exception {
    try (StubApi api = new StubApi().on("/", to(302, "/"));
        RunningTask task = RunningTask.start(props(api))) {
      assertThatThrownBy(task::nextBatch).hasMessageContaining("redirects.max");
      assertThat(api.requests("/")).hasSize(4);
    }
  }

  @Test
  void followsNoneWhereItIsOff() throws Exception {
    try (StubApi api = new StubApi().on("/", to(302, "/new")).on("/new", GOOD)) {
      Map<String, String> props = props(api);
      props.put("redirects.max", "0");
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch).hasMessageContaining("after 0 redirects");
        assertThat(api.requests("/new")).isEmpty();
      }
    }
  }

  @Test
  void refusesAnotherServer() throws Exception {
    try (StubApi other = new StubApi().on("/", GOOD);
        StubApi api = new StubApi().on("/", to(302, other.url("/")));
        RunningTask task = RunningTask.start(props(api))) {
      assertThatThrownBy(task::nextBatch).hasMessageContaining("redirects.allow.cross.host");
      assertThat(other.requests("/")).isEmpty();
    }
  }

  @Test
  void tellsAnotherServerNoSecretWhereItMayGoThere() throws Exception {
    try (StubApi other = new StubApi().on("/", GOOD);
        StubApi api = new StubApi().on("/", to(307, other.url("/")))) {
      Map<String, String> props = props(api);
      props.put("redirects.allow.cross.host", "true");
      props.put("request.headers", "Accept:application/json,X-Client:me");
      try (RunningTask task = RunningTask.start(props)) {
        task.nextBatch();

        Map<String, ?> told = other.requests("/").get(0).headers();
        assertThat(told.toString()).doesNotContain(CANARY).doesNotContain("X-client");
        assertThat(told.get("Accept").toString()).contains("application/json");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://10.0.0.1/",
        "http://2852039166/"
      })
  void refusesAddressesOutOfBounds(String target) throws Exception {
    try (StubApi api = new StubApi().on("/", to(302, target))) {
      Map<String, String> props = props(api);
      props.put("redirects.allow.cross.host", "true");
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch).hasMessageContaining("connection.allow.cidr.ranges");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "gopher://127.0.0.1/", "http://", ""})
  void refusesWhatIsNoAddress(String target) throws Exception {
    try (StubApi api = new StubApi().on("/", to(302, target))) {
      Map<String, String> props = props(api);
      props.put("redirects.max", "1");
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch).hasMessageContaining("HTTP status 302");
      }
    }
  }

  private static StubApi.Reply to(int status, String location) {
    return StubApi.status(status, Map.of("Location", location), new byte[0]);
  }

  private static Map<String, String> props(StubApi api) {
    return RunningTask.props(
        "topic",
        "things",
        "connection.url",
        api.url("/"),
        "record.columns",
        "id:string",
        "auth.type",
        "bearer",
        "auth.bearer.token",
        CANARY,
        "request.headers.sensitive",
        "X-Tenant-Token:" + CANARY);
  }
}
