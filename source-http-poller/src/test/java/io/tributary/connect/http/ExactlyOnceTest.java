package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.FakeSourceTaskContext;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class ExactlyOnceTest {

  private static final Map<String, String> PARTITION = Map.of("endpoint", "default");

  @Test
  void makesAWholeResponseOneBatchAndOneTransaction() throws Exception {
    CapturedTransactions transactions = new CapturedTransactions();
    try (StubApi api = new StubApi();
        RunningTask task = RunningTask.start(umoiq(api, "umoiq-many.json"), transactions)) {
      List<SourceRecord> batch = task.nextBatch();

      assertThat(batch).hasSize(2);
      assertThat(transactions.commits()).containsExactly(batch.get(1));
    }
  }

  @Test
  void onlyTheLastRecordOfAResponseGoesOnBehindIt() throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task = RunningTask.start(umoiq(api, "umoiq-many.json", "umoiq-one.json"))) {
      List<List<SourceRecord>> batches = task.nextBatches(2);

      assertThat(batches.get(0).get(0).sourcePartition()).isEqualTo(PARTITION);
      assertThat(batches.get(0).get(0).sourceOffset()).isEqualTo(Map.of("v", 1L));
      Map<String, ?> behind =
          Map.of(
              "v", 1L,
              "snapshot.version", "1700000100000",
              "cursor.lastTime", "1700000100000");
      assertThat(batches.get(0).get(1).sourceOffset()).isEqualTo(behind);
      assertThat(batches.get(1).get(0).sourceOffset().get("cursor.lastTime").toString())
          .isEqualTo("1700000200000");
    }
  }

  @Test
  void readsAPageAgainOfWhichOnlyAPartWasCommitted() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = umoiq(api, "umoiq-many.json");
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask crashing = RunningTask.start(props, context)) {
        context.commit(crashing.nextBatch().get(0));
      }
      try (RunningTask restarted = RunningTask.start(props, context)) {
        assertThat(restarted.nextBatch()).hasSize(2);
      }
    }
  }

  @Test
  void goesOnBehindACommittedPage() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = umoiq(api, "umoiq-many.json");
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask first = RunningTask.start(props, context)) {
        context.commit(first.nextBatch().get(1));
      }
      int before = api.requests("/feed").size();
      api.on("/feed", StubApi.fixture("umoiq-many.json"), StubApi.fixture("umoiq-one.json"));
      try (RunningTask restarted = RunningTask.start(props, context)) {
        assertThat(restarted.nextBatch()).extracting(SourceRecord::key).containsExactly("9003");
      }
      assertThat(api.requests("/feed").get(before).query()).endsWith("&t=1700000100000");
    }
  }

  @Test
  void encodesWhatAServerLeftForTheNextRequest() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/feed", StubApi.body("{\"id\":\"1\",\"next\":\"a&b=c d\"}".getBytes(UTF_8)));
      Map<String, String> props =
          RunningTask.props(
              "topic", "things",
              "connection.url", api.url("/feed?fixed=1"),
              "request.parameters", "after=${cursor.next|default:}",
              "cursor.fields", "next=response:/next",
              "record.columns", "id:string");
      try (RunningTask task = RunningTask.start(props)) {
        task.nextBatches(2);
      }
      assertThat(api.requests("/feed"))
          .extracting(StubApi.Request::query)
          .startsWith("fixed=1&after=", "fixed=1&after=a%26b%3Dc%20d");
    }
  }

  @Test
  void refusesToStartFromAnOffsetOfALaterVersion() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = umoiq(api, "umoiq-many.json");
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      context.store(PARTITION, Map.of("v", 2L));

      assertThatThrownBy(() -> RunningTask.start(props, context))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("\"v\": 1");
      assertThat(api.requests("/feed")).isEmpty();
    }
  }

  private static Map<String, String> umoiq(StubApi api, String... fixtures) {
    StubApi.Reply[] replies =
        List.of(fixtures).stream().map(StubApi::fixture).toArray(StubApi.Reply[]::new);
    api.on("/feed", replies);
    return RunningTask.props(
        "preset", "ttc-umoiq-vehicles", "topic", "buses", "connection.url", api.url("/feed"));
  }
}
