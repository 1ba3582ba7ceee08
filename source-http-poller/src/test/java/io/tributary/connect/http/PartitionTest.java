package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.plan.Discovery;
import io.tributary.testkit.FakeSourceTaskContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;

class PartitionTest {

  @Test
  void pollsEachPartitionWithAnOffsetOfItsOwn() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = routes(api, "7", "501");
      props.put("partition.values", "7,501");
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask task = RunningTask.start(props, context)) {
        Set<Map<String, ?>> partitions = new HashSet<>();
        while (partitions.size() < 2) {
          SourceRecord record = task.nextBatch().get(0);
          partitions.add(record.sourcePartition());
          context.commit(record);
        }
        assertThat(partitions)
            .containsExactlyInAnyOrder(
                Map.of("endpoint", "default", "route", "7"),
                Map.of("endpoint", "default", "route", "501"));
      }
      int before = api.requests("/routes/7").size();
      try (RunningTask restarted = RunningTask.start(props, context)) {
        restarted.nextBatches(2);
      }
      assertThat(api.requests("/routes/7").get(before).query()).isEqualTo("since=7");
    }
  }

  @Test
  void aTaskPollsItsShareOnly() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = routes(api, "7", "501");
      props.put("partition.values", "7,501");
      HttpPollerSourceConnector connector = new HttpPollerSourceConnector();
      connector.start(props);
      List<Map<String, String>> tasks = connector.taskConfigs(2);
      assertThat(tasks).hasSize(2);
      try (RunningTask task = RunningTask.start(tasks.get(1))) {
        task.nextBatches(2);
      }
      assertThat(api.requests("/routes/7")).isEmpty();
      assertThat(api.requests("/routes/501")).isNotEmpty();
    }
  }

  @Test
  void findsPartitionsInTheRecordsOfAnotherEndpointAndFollowsThem() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = routes(api, "7", "501", "9");
      props.put("partition.endpoint", "list");
      props.put("partition.pointer", "/id");
      props.put("partition.refresh.ms", "100");
      props.put("endpoints.list.connection.url", api.url("/list"));
      props.put("endpoints.list.request.parameters", "");
      api.on("/list", body("{\"id\":\"7\",\"seen\":\"\"}"));
      assertThat(new HttpPollerSourceConnector().validate(props).configValues())
          .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
      RecordedReconfigurations context = new RecordedReconfigurations();
      HttpPollerSourceConnector connector = new HttpPollerSourceConnector();
      connector.initialize(context);
      connector.start(props);
      try {
        context.await();
        assertThat(units(connector)).isEqualTo("default?route=7");
        api.on("/list", body("[{\"id\":\"7\",\"seen\":\"\"},{\"id\":\"501\",\"seen\":\"\"}]"));
        context.await();
        assertThat(units(connector)).isEqualTo("default?route=501,default?route=7");
        api.on(
            "/list",
            body("[]"),
            StubApi.status(503, Map.of(), new byte[0]),
            body("[{\"id\":\"9\",\"seen\":\"\"},{\"id\":\"9\",\"seen\":\"\"}]"));
        context.await();
        assertThat(units(connector)).isEqualTo("default?route=9");
      } finally {
        connector.stop();
      }
    }
  }

  @Test
  void sharesNothingOutAsLongAsPartitionsAreNotKnown() throws Exception {
    try (StubApi api = new StubApi()) {
      PartitionWatch watch =
          new PartitionWatch(
              "test",
              Map.of(
                  "default",
                  new PartitionWatch.Watched(
                      new Discovery(
                          out -> {
                            throw new ConnectException("HTTP status 503");
                          },
                          "/id"),
                      Duration.ofSeconds(60),
                      () -> {})),
              () -> {});
      watch.start();

      assertThatThrownBy(() -> watch.partitions(Duration.ofMillis(100)))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("partition.endpoint");
      watch.close();
      assertThat(api.requests("/")).isEmpty();
    }
  }

  @Test
  void fiveHundredUnitsNeedFewThreadsAndAllGetTheirTurn() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = new HashMap<>(routes(api));
      props.put("connection.url", api.url("/all"));
      props.put("request.parameters", "unit=${partition.route}");
      props.put("partition.values", "1..500");
      props.put("poll.interval.ms", "10000");
      api.on("/all", body("{\"id\":\"1\",\"seen\":\"1\"}"));
      HttpPollerSourceConnector connector = new HttpPollerSourceConnector();
      connector.start(props);
      List<Map<String, String>> tasks = connector.taskConfigs(2);
      try (RunningTask first = RunningTask.start(named(tasks.get(0), "many-a"));
          RunningTask second = RunningTask.start(named(tasks.get(1), "many-b"))) {
        Set<Object> units = new HashSet<>();
        long threads = 0;
        while (units.size() < 500) {
          for (RunningTask task : List.of(first, second)) {
            List<SourceRecord> batch = task.pollOnce();
            if (batch != null) {
              batch.forEach(record -> units.add(record.sourcePartition()));
            }
          }
          threads =
              Math.max(
                  threads,
                  Thread.getAllStackTraces().keySet().stream()
                      .filter(
                          thread ->
                              thread.getName().startsWith("many-")
                                  || thread.getName().startsWith("OkHttp"))
                      .count());
        }
        assertThat(threads).isBetween(2L, 20L);
      }
    }
  }

  private static String units(HttpPollerSourceConnector connector) {
    return connector.taskConfigs(1).get(0).get("task.units");
  }

  private static Map<String, String> named(Map<String, String> props, String name) {
    Map<String, String> renamed = new HashMap<>(props);
    renamed.put("name", name);
    return renamed;
  }

  private static Map<String, String> routes(StubApi api, String... routes) {
    for (String route : routes) {
      api.on("/routes/" + route, body("{\"id\":\"v\",\"seen\":\"" + route + "\"}"));
    }
    return RunningTask.props(
        "topic", "buses",
        "connection.url", api.url("/routes/${partition.route}"),
        "request.parameters", "since=${cursor.seen|default:0}",
        "cursor.fields", "seen=response:/seen",
        "partition.name", "route",
        "record.columns", "id:string,seen:string");
  }

  private static StubApi.Reply body(String body) {
    return StubApi.body(body.getBytes(UTF_8));
  }

  /** Notes that the connector asked for its tasks to be configured anew. */
  private static final class RecordedReconfigurations implements SourceConnectorContext {

    private final Semaphore asked = new Semaphore(0);

    void await() throws InterruptedException {
      assertThat(asked.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void requestTaskReconfiguration() {
      asked.release();
    }

    @Override
    public void raiseError(Exception e) {
      throw new AssertionError(e);
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
      throw new AssertionError("the connector reads no offsets");
    }
  }
}
