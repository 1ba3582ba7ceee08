package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class BadRecordTest {

  private static final String MIXED =
      "[{\"id\":\"1\",\"n\":1},{\"id\":\"2\",\"n\":\"payload\"},3,{\"id\":null,\"n\":4},"
          + "{\"id\":\"5\",\"n\":5}]";

  @Test
  void failsTheTaskNamingTheColumnButNotTheValue() throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task = RunningTask.start(props(api, MIXED))) {
      assertThatThrownBy(task::nextBatch)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("Endpoint 'default': record 2 of the response: column 'n'")
          .hasMessageContaining("int32 but a text")
          .hasMessageContaining("behavior.on.record.error")
          .hasMessageNotContaining("payload");
    }
  }

  @Test
  void leavesOutOnlyBadRecordsWhereTheyAreToBeIgnored() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api, MIXED);
      props.put("behavior.on.record.error", "ignore");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).extracting(SourceRecord::key).containsExactly("1", "5");
      }
    }
  }

  @Test
  void tellsTheErrorTopicOfEachBadRecord() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api, MIXED);
      props.put("behavior.on.record.error", "topic");
      props.put("errors.topic", "errors");
      props.put("request.headers.sensitive", "X-Tenant-Token:payload");
      try (RunningTask task = RunningTask.start(props)) {
        List<SourceRecord> batch = task.nextBatch();

        assertThat(batch)
            .extracting(SourceRecord::topic)
            .containsExactly("things", "errors", "errors", "errors", "things");
        Struct error = (Struct) batch.get(1).value();
        assertThat(error.getString("kind")).isEqualTo("record");
        assertThat(error.getString("reason")).contains("record 2 of the response: column 'n'");
        assertThat(error.getString("excerpt")).contains("[hidden]").doesNotContain("payload");
      }
    }
  }

  @Test
  void refusesATimestampThatKafkaWouldNotTake() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api, "[{\"id\":\"1\",\"n\":1,\"at\":-5}]");
      props.put("record.columns", "id:string,at:timestamp_s");
      props.put("record.timestamp", "/at");
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch).hasMessageContaining("before 1970");
      }
    }
  }

  @Test
  void makesAStructOfSeveralKeyColumns() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api, "[{\"id\":\"1\",\"n\":7}]");
      props.put("record.key", "/id,/n");
      try (RunningTask task = RunningTask.start(props)) {
        Struct key = (Struct) task.nextBatch().get(0).key();

        assertThat(key.get("id")).isEqualTo("1");
        assertThat(key.get("n")).isEqualTo(7);
      }
    }
  }

  private static Map<String, String> props(StubApi api, String body) {
    api.on("/", StubApi.body(body.getBytes(UTF_8)));
    return RunningTask.props(
        "topic", "things",
        "connection.url", api.url("/"),
        "record.columns", "id:string?,n:int32",
        "record.key", "/id");
  }
}
