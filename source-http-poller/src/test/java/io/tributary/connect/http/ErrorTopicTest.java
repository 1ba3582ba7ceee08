package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What becomes of answers that waiting does not mend, and what is told about them. */
class ErrorTopicTest {

  private static final String CANARY = "canary 7391/+";
  private static final StubApi.Reply GOOD = StubApi.body("[{\"id\":\"1\"}]".getBytes(UTF_8));

  @Test
  void tellsTheErrorTopicAndGoesOn() throws Exception {
    byte[] body = "{\"detail\":\"not yours\"}".getBytes(UTF_8);
    try (StubApi api = new StubApi().on("/", StubApi.status(403, Map.of(), body), GOOD)) {
      Map<String, String> props = toTopic(api.url("/?key=hush"));
      try (RunningTask task = RunningTask.start(props)) {
        List<List<SourceRecord>> batches = task.nextBatches(2);

        SourceRecord error = batches.get(0).get(0);
        assertThat(error.topic()).isEqualTo("errors");
        assertThat(error.key()).isEqualTo("default");
        assertThat(error.sourcePartition()).isEqualTo(Map.of("endpoint", "default"));
        Struct value = (Struct) error.value();
        assertThat(value.getString("kind")).isEqualTo("answer");
        assertThat(value.getInt32("status")).isEqualTo(403);
        assertThat(value.getString("url")).isEqualTo(api.url("/?key=..."));
        assertThat(value.getString("reason")).contains("HTTP status 403");
        assertThat(value.getString("excerpt")).isEqualTo("{\"detail\":\"not yours\"}");
        assertThat(batches.get(1)).extracting(SourceRecord::topic).containsExactly("things");
      }
    }
  }

  @Test
  void takesSecretsOutOfWhatTheServerEchoes() throws Exception {
    String echo = "you sent " + CANARY + " and canary+7391%2F%2B and canary%207391%2F%2B \u0007";
    try (StubApi api = new StubApi().on("/", StubApi.status(400, Map.of(), echo.getBytes(UTF_8)))) {
      Map<String, String> props = toTopic(api.url("/"));
      props.put("auth.type", "api_key");
      props.put("auth.api.key.value", CANARY);
      props.put("request.headers.sensitive", "X-Tenant-Token:canary-2");
      try (RunningTask task = RunningTask.start(props)) {
        Struct value = (Struct) task.nextBatch().get(0).value();
        assertThat(value.getString("excerpt"))
            .isEqualTo("you sent [hidden] and [hidden] and [hidden] \u00b7");
        assertThat(value.toString()).doesNotContain("canary");
      }
    }
  }

  @Test
  void tellsOfABodyThatCannotBeReadAndAsksAgain() throws Exception {
    try (StubApi api =
            new StubApi().on("/", StubApi.body("<html>busy</html>".getBytes(UTF_8)), GOOD);
        RunningTask task = RunningTask.start(toTopic(api.url("/")))) {
      List<List<SourceRecord>> batches = task.nextBatches(2);

      Struct value = (Struct) batches.get(0).get(0).value();
      assertThat(value.getString("excerpt")).isEqualTo("<html>busy</html>");
      assertThat(value.getInt32("status")).isEqualTo(200);
      assertThat(batches.get(1)).extracting(SourceRecord::topic).containsExactly("things");
    }
  }

  @Test
  void ignoresARefusalOnlyForATime() throws Exception {
    try (StubApi api = new StubApi().on("/", StubApi.status(403, Map.of(), new byte[0]), GOOD)) {
      Map<String, String> props = props(api.url("/"));
      props.put("behavior.on.error", "ignore");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).extracting(SourceRecord::topic).containsExactly("things");
      }
    }
  }

  @Test
  void givesUpAfterSoManyRetriesWhereItIsTold() throws Exception {
    try (StubApi api = new StubApi().on("/", StubApi.status(503, Map.of(), new byte[0]))) {
      Map<String, String> props = props(api.url("/"));
      props.put("retry.max.attempts", "3");
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch)
            .isInstanceOf(ConnectException.class)
            .hasMessageContaining("HTTP status 503, 4 times in a row")
            .hasMessageContaining("retry.max.attempts");
        assertThat(api.requests("/")).hasSize(4);
      }
    }
  }

  private static Map<String, String> toTopic(String url) {
    Map<String, String> props = props(url);
    props.put("behavior.on.error", "topic");
    props.put("errors.topic", "errors");
    return props;
  }

  private static Map<String, String> props(String url) {
    return RunningTask.props(
        "topic", "things", "connection.url", url, "record.columns", "id:string");
  }
}
