package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.tributary.testkit.FakeSourceTaskContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads a list of seven items in pages of three, in each of the ways in which APIs give pages. */
class PagingTest {

  private static final int ITEMS = 7;
  private static final int SIZE = 3;
  private static final List<Object> ALL = List.of("0", "1", "2", "3", "4", "5", "6");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "link_header ; pagination.size=3 pagination.size.parameter=limit",
        "next_url    ; pagination.pointer=/next",
        "cursor      ; pagination.pointer=/token pagination.parameter=from",
        "cursor      ; pagination.pointer=/token pagination.parameter=from pagination.stop.pointer=/more",
        "offset      ; pagination.parameter=from pagination.size=3",
        "offset      ; pagination.parameter=from",
        "page        ; pagination.parameter=number pagination.size=3",
        "page        ; pagination.parameter=number0 pagination.start=0"
      })
  void readsEachPageOnce(String type, String keys) throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api, type, keys.split(" "));
      try (RunningTask task = RunningTask.start(props)) {
        List<SourceRecord> records = read(task, ITEMS);

        assertThat(records).extracting(SourceRecord::key).isEqualTo(ALL);
        assertThat(records.get(2).sourceOffset().get("page.index")).isEqualTo(1L);
      }
    }
  }

  @Test
  void goesOnWithThePageBehindTheLastCommittedOne() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = cursor(api);
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask first = RunningTask.start(props, context)) {
        first.nextBatch().forEach(context::commit);
      }
      try (RunningTask restarted = RunningTask.start(props, context)) {
        assertThat(read(restarted, 4)).extracting(SourceRecord::key).isEqualTo(ALL.subList(3, 7));
      }
    }
  }

  @Test
  void makesASnapshotOneTransactionOfAllPages() throws Exception {
    try (StubApi api = new StubApi()) {
      CapturedTransactions transactions = new CapturedTransactions();
      Map<String, String> props = cursor(api);
      props.put("transaction.unit", "snapshot");
      props.put("batch.max.records", "2");
      props.put("cursor.fields", "last=record:/id");
      props.put("poll.interval.ms", "600000");
      try (RunningTask task = RunningTask.start(props, transactions)) {
        List<SourceRecord> records = read(task, ITEMS);

        assertThat(records).extracting(SourceRecord::key).isEqualTo(ALL);
        assertThat(transactions.commits()).containsExactly(records.get(6));
        assertThat(records.subList(0, 6))
            .allMatch(record -> record.sourceOffset().equals(Map.of("v", 1L)));
        assertThat(records.get(6).sourceOffset()).isEqualTo(Map.of("v", 1L, "cursor.last", "6"));
      }
    }
  }

  @Test
  void handsNothingOverOfASnapshotWhoseLastPageDoesNotCome() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = cursor(api);
      props.put("transaction.unit", "snapshot");
      StubApi.Reply pages = PagingTest::page;
      StubApi.Reply broken = StubApi.status(503, Map.of(), new byte[0]);
      api.on("/items", pages, pages, broken, broken, pages);
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(read(task, ITEMS)).extracting(SourceRecord::key).isEqualTo(ALL);
        assertThat(api.requests("/items").subList(0, 5))
            .extracting(StubApi.Request::query)
            .containsExactly(null, "from=3", "from=6", "from=6", "from=6");
      }
    }
  }

  @Test
  void beginsASnapshotAgainWhereATaskStoppedInItsMiddle() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = cursor(api);
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask first = RunningTask.start(props, context)) {
        first.nextBatch().forEach(context::commit);
      }
      props.put("transaction.unit", "snapshot");
      try (RunningTask restarted = RunningTask.start(props, context)) {
        assertThat(read(restarted, ITEMS)).extracting(SourceRecord::key).isEqualTo(ALL);
      }
    }
  }

  @Test
  void followsNobodyToAnotherHost() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api, "next_url", "pagination.pointer=/next");
      api.on("/items", body("{\"items\":[{\"id\":\"0\"}],\"next\":\"http://169.254.169.254/x\"}"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThatThrownBy(task::nextBatch)
            .isInstanceOf(ConnectException.class)
            .hasMessageContaining("pagination.allow.cross.host")
            .hasMessageNotContaining("169.254");
      }
    }
  }

  @Test
  void givesUpOnPagesThatLeadInACircle() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = cursor(api);
      api.on(
          "/items",
          body("{\"items\":[{\"id\":\"0\"}],\"token\":\"a\"}"),
          body("{\"items\":[{\"id\":\"1\"}],\"token\":\"b\"}"),
          body("{\"items\":[{\"id\":\"2\"}],\"token\":\"a\"}"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(read(task, 2)).hasSize(2);
        assertThatThrownBy(task::nextBatch).hasMessageContaining("circle");
      }
    }
  }

  @Test
  void beginsThePollAgainWhereATokenHasExpired() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = cursor(api);
      props.put("transaction.unit", "snapshot");
      StubApi.Reply gone = StubApi.status(410, Map.of(), new byte[0]);
      api.on("/items", PagingTest::page, gone, PagingTest::page);
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(read(task, ITEMS)).extracting(SourceRecord::key).isEqualTo(ALL);
        assertThat(api.requests("/items").subList(0, 5))
            .extracting(StubApi.Request::query)
            .containsExactly(null, "from=3", null, "from=3", "from=6");
      }
    }
  }

  @Test
  void turnsToAFallbackAndBeginsThePollThereWithItsFirstPage() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = cursor(api);
      StubApi.Reply forbidden = StubApi.status(403, Map.of(), new byte[0]);
      api.on("/items", PagingTest::page, forbidden).on("/backup", PagingTest::page);
      props.put("connection.url.fallbacks", api.url("/backup"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(read(task, 3 + ITEMS))
            .extracting(SourceRecord::key)
            .containsExactly("0", "1", "2", "0", "1", "2", "3", "4", "5", "6");
      }
      assertThat(api.requests("/backup").get(0).query()).isNull();
    }
  }

  @Test
  void parksOnlyAfterAllAddressesFailed() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = cursor(api);
      StubApi.Reply busy = StubApi.status(503, Map.of(), new byte[0]);
      api.on("/items", busy, PagingTest::page).on("/backup", busy);
      props.put("connection.url.fallbacks", api.url("/backup"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(read(task, ITEMS)).extracting(SourceRecord::key).isEqualTo(ALL);
      }
      assertThat(api.requests("/backup")).hasSize(1);
    }
  }

  @Test
  void asksOnlyForWhatHasChangedAlsoAfterARestart() throws Exception {
    try (StubApi api = new StubApi()) {
      StubApi.Reply conditional =
          exchange -> {
            boolean known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if (known) {
              exchange.sendResponseHeaders(304, -1);
            } else {
              send(exchange, "[{\"id\":\"0\"}]");
            }
          };
      api.on("/items", conditional);
      Map<String, String> props =
          RunningTask.props(
              "topic", "things",
              "connection.url", api.url("/items"),
              "record.columns", "id:string");
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask task = RunningTask.start(props, context)) {
        task.nextBatch().forEach(context::commit);
        while (api.requests("/items").size() < 3) {
          assertThat(task.pollOnce()).isNull();
        }
      }
      int before = api.requests("/items").size();
      try (RunningTask restarted = RunningTask.start(props, context)) {
        while (api.requests("/items").size() < before + 2) {
          assertThat(restarted.pollOnce()).isNull();
        }
      }
      assertThat(api.requests("/items").get(before).headers().get("If-none-match"))
          .containsExactly("\"1\"");
    }
  }

  @Test
  void postsAQueryThatTakesTheToken() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api, "cursor", "pagination.pointer=/token");
      api.on("/items", body(items(0, SIZE)), body(items(6, ITEMS)));
      props.put("request.method", "post");
      props.put("request.body", "{\"after\":\"${page.token|default:}\"}");
      props.put("poll.interval.ms", "600000");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(read(task, 4)).hasSize(4);
      }
      assertThat(api.requests("/items"))
          .extracting(request -> request.method() + " " + request.body())
          .containsExactly("POST {\"after\":\"\"}", "POST {\"after\":\"3\"}");
    }
  }

  @Test
  void carriesAPositionOnWhereNoRecordDoes() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/items", body("[]"));
      Map<String, String> props =
          RunningTask.props(
              "topic", "things",
              "connection.url", api.url("/items"),
              "request.parameters", "to=${window.end}&from=${window.start}",
              "record.columns", "id:string",
              "window.start", "2026-01-01",
              "window.end", "2026-01-02",
              "heartbeat.topic", "beats");
      try (RunningTask task = RunningTask.start(props)) {
        SourceRecord beat = task.nextBatch().get(0);

        assertThat(beat.topic()).isEqualTo("beats");
        assertThat(beat.key()).isEqualTo("default");
        assertThat(beat.sourceOffset())
            .isEqualTo(Map.of("v", 1L, "window.start", "2026-01-02T00:00:00Z"));
        assertThat(task.pollOnce()).isNull();
      }
    }
  }

  @Test
  void readsABacklogOfWindowsAtOnce() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props =
          RunningTask.props(
              "topic", "things",
              "connection.url", api.url("/items"),
              "request.parameters", "day=${window.start|format:yyyy-MM-dd}",
              "record.columns", "id:string",
              "poll.interval.ms", "600000",
              "window.start", "2026-01-01",
              "window.end", "2026-01-04");
      api.on(
          "/items",
          exchange -> send(exchange, "[{\"id\":\"" + exchange.getRequestURI().getQuery() + "\"}]"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(read(task, 3))
            .extracting(record -> String.valueOf(record.value()))
            .containsExactly(
                "Struct{id=day=2026-01-01}",
                "Struct{id=day=2026-01-02}",
                "Struct{id=day=2026-01-03}");
        assertThat(task.pollOnce()).isNull();
      }
      assertThat(api.requests("/items")).hasSize(3);
    }
  }

  private static Map<String, String> cursor(StubApi api) {
    return props(api, "cursor", "pagination.pointer=/token", "pagination.parameter=from");
  }

  private static Map<String, String> props(StubApi api, String type, String... keys) {
    api.on("/items", PagingTest::page);
    Map<String, String> props =
        new HashMap<>(
            RunningTask.props(
                "topic", "things",
                "connection.url", api.url("/items"),
                "pagination.type", type,
                "records.pointer", "/items",
                "record.columns", "id:string",
                "record.key", "/id"));
    for (String key : keys) {
      props.put(key.split("=")[0], key.split("=")[1]);
    }
    return props;
  }

  /** Reads exactly so many records, batch by batch. */
  private static List<SourceRecord> read(RunningTask task, int count) throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>();
    while (records.size() < count) {
      records.addAll(task.nextBatch());
    }
    assertThat(records).hasSize(count);
    return records;
  }

  /** A page from the item or page that the query names, with all ways to the next. */
  private static void page(HttpExchange exchange) throws IOException {
    Map<String, Integer> query = query(exchange.getRequestURI().getQuery());
    int from =
        query.containsKey("number")
            ? (query.get("number") - 1) * SIZE
            : query.containsKey("number0")
                ? query.get("number0") * SIZE
                : query.getOrDefault("from", 0);
    int to = Math.min(from + SIZE, ITEMS);
    if (to < ITEMS) {
      exchange
          .getResponseHeaders()
          .set("Link", "</items?from=0>; rel=first, </items?from=" + to + ">; rel=\"next\"");
    }
    send(exchange, items(from, to));
  }

  private static String items(int from, int to) {
    String items =
        IntStream.range(from, to)
            .mapToObj(id -> "{\"id\":\"" + id + "\"}")
            .collect(Collectors.joining(","));
    String next =
        to < ITEMS && to > from
            ? "\"next\":\"/items?from=" + to + "\",\"token\":\"" + to + "\",\"more\":true"
            : "\"next\":null,\"token\":\"\",\"more\":false";
    return "{\"items\":[" + items + "]," + next + "}";
  }

  private static Map<String, Integer> query(String query) {
    Map<String, Integer> values = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      values.put(pair.split("=")[0], Integer.valueOf(pair.split("=")[1]));
    }
    return values;
  }

  private static StubApi.Reply body(String body) {
    return StubApi.body(body.getBytes(UTF_8));
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    exchange.sendResponseHeaders(200, body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
  }
}
