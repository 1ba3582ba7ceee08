package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.FakeSourceTaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class StreamTest {

  @Test
  void takesEventsAsTheyComeAndGoesOnBehindTheLast() throws Exception {
    try (StubApi api = new StubApi()) {
      CountDownLatch firstTaken = new CountDownLatch(1);
      api.on(
          "/events",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(event("1", "a"));
            exchange.getResponseBody().flush();
            firstTaken.await();
            exchange.getResponseBody().write(event("2", "b"));
          },
          stream("text/event-stream", event("3", "c")),
          api.hungBody());
      Map<String, String> props = props(api);
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask task = RunningTask.start(props, context)) {
        assertThat(task.nextBatch()).extracting(SourceRecord::key).containsExactly("a");
        firstTaken.countDown();
        assertThat(task.nextBatch()).extracting(SourceRecord::key).containsExactly("b");
        List<SourceRecord> last = task.nextBatch();
        assertThat(last).extracting(SourceRecord::key).containsExactly("c");
        assertThat(last.get(0).sourceOffset()).isEqualTo(Map.of("v", 1L, "event.id", "3"));
        last.forEach(context::commit);
      }
      api.on("/events", api.hungBody());
      try (RunningTask restarted = RunningTask.start(props, context)) {
        int before = api.requests("/events").size();
        while (api.requests("/events").size() == before) {
          restarted.pollOnce();
        }
      }
      List<StubApi.Request> requests = api.requests("/events");
      assertThat(requests.get(0).headers()).doesNotContainKey("Last-event-id");
      assertThat(requests.get(1).headers().get("Last-event-id")).containsExactly("2");
      assertThat(requests.get(requests.size() - 1).headers().get("Last-event-id"))
          .containsExactly("3");
    }
  }

  @Test
  void takesALinePerRecordAndLeavesOneThatIsCutOff() throws Exception {
    try (StubApi api = new StubApi()) {
      byte[] lines = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c".getBytes(UTF_8);
      api.on("/events", stream("application/x-ndjson", lines), api.hungBody());
      try (RunningTask task = RunningTask.start(props(api))) {
        List<SourceRecord> records = new ArrayList<>();
        while (records.size() < 2) {
          records.addAll(task.nextBatch());
        }
        assertThat(records).extracting(SourceRecord::key).containsExactly("a", "b");
        assertThat(task.pollOnce()).isNull();
      }
    }
  }

  @Test
  void takesTheTypesThatItIsTold() throws Exception {
    try (StubApi api = new StubApi()) {
      byte[] events =
          ("event: ping\ndata: {\"id\":\"p\"}\n\nevent: move\ndata: {\"id\":\"m\"}\n\n")
              .getBytes(UTF_8);
      api.on("/events", stream("text/event-stream", events), api.hungBody());
      Map<String, String> props = props(api);
      props.put("stream.event.types", "move");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).extracting(SourceRecord::key).containsExactly("m");
      }
    }
  }

  @Test
  void opensASilentStreamAgain() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/events", api.hungBody(), stream("text/event-stream", event("1", "a")));
      Map<String, String> props = props(api);
      props.put("stream.idle.timeout.ms", "200");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).extracting(SourceRecord::key).containsExactly("a");
      }
    }
  }

  @Test
  void aStreamHoldsUpNoPollAndNoStop() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/events", api.hungBody()).on("/poll", StubApi.body("{\"id\":\"x\"}".getBytes(UTF_8)));
      Map<String, String> props = props(api);
      props.put("endpoints", "live,list");
      props.put("fetch.threads", "1");
      props.put("endpoints.list.request.mode", "poll");
      props.put("endpoints.list.connection.url", api.url("/poll"));
      RunningTask task = RunningTask.start(props);
      task.nextBatches(3);
      long start = System.nanoTime();
      task.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void failsAtAnEventThatIsNoRecord() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/events", stream("text/event-stream", "data: <secret>\n\n".getBytes(UTF_8)));
      try (RunningTask task = RunningTask.start(props(api))) {
        assertThatThrownBy(task::nextBatch)
            .hasMessageContaining("Endpoint 'default'")
            .hasMessageNotContaining("secret");
      }
    }
  }

  private static Map<String, String> props(StubApi api) {
    return RunningTask.props(
        "topic", "things",
        "connection.url", api.url("/events"),
        "request.mode", "stream",
        "stream.reconnect.ms", "10",
        "record.columns", "id:string",
        "record.key", "/id");
  }

  private static byte[] event(String id, String key) {
    return ("id: " + id + "\ndata: {\"id\":\"" + key + "\"}\n\n").getBytes(UTF_8);
  }

  private static StubApi.Reply stream(String type, byte[] body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(body);
    };
  }
}
