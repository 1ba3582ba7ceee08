package io.tributary.connect.http;

import static io.tributary.connect.http.PagedApi.ALL;
import static io.tributary.connect.http.PagedApi.ITEMS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.FakeSourceTaskContext;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads pages in each of the ways in which APIs give them. */
class PagingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "link_header ; pagination.size=3 pagination.size.parameter=limit",
        "next_url    ; pagination.pointer=/next",
        "cursor      ; pagination.pointer=/token pagination.parameter=from",
        "cursor      ; pagination.pointer=/token pagination.parameter=from"
            + " pagination.stop.pointer=/more",
        "offset      ; pagination.parameter=from pagination.size=3",
        "offset      ; pagination.parameter=from",
        "page        ; pagination.parameter=number pagination.size=3",
        "page        ; pagination.parameter=number0 pagination.start=0"
      })
  void readsEachPageOnce(String type, String keys) throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = PagedApi.props(api, type, keys.split(" "));
      try (RunningTask task = RunningTask.start(props)) {
        List<SourceRecord> records = PagedApi.read(task, ITEMS);

        assertThat(records).extracting(SourceRecord::key).isEqualTo(ALL);
        assertThat(records.get(2).sourceOffset().get("page.index")).isEqualTo(1L);
      }
    }
  }

  @Test
  void goesOnWithThePageBehindTheLastCommittedOne() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = PagedApi.cursor(api);
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask first = RunningTask.start(props, context)) {
        first.nextBatch().forEach(context::commit);
      }
      try (RunningTask restarted = RunningTask.start(props, context)) {
        assertThat(PagedApi.read(restarted, 4))
            .extracting(SourceRecord::key)
            .isEqualTo(ALL.subList(3, 7));
      }
    }
  }

  @Test
  void followsNobodyToAnotherHost() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = PagedApi.props(api, "next_url", "pagination.pointer=/next");
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
      Map<String, String> props = PagedApi.cursor(api);
      api.on(
          "/items",
          body("{\"items\":[{\"id\":\"0\"}],\"token\":\"a\"}"),
          body("{\"items\":[{\"id\":\"1\"}],\"token\":\"b\"}"),
          body("{\"items\":[{\"id\":\"2\"}],\"token\":\"a\"}"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(PagedApi.read(task, 2)).hasSize(2);
        assertThatThrownBy(task::nextBatch).hasMessageContaining("circle");
      }
    }
  }

  /** Some servers forget the pages that they have promised once another token comes. */
  @Test
  void beginsThePollAgainWhereTheCredentialsAreRenewedInItsMiddle() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = PagedApi.cursor(api);
      StubApi.Reply unauthorized = StubApi.status(401, Map.of(), new byte[0]);
      api.on("/items", PagedApi::page, unauthorized, PagedApi::page)
          .on(
              "/token",
              body("{\"access_token\":\"first\",\"expires_in\":1800}"),
              body("{\"access_token\":\"second\",\"expires_in\":1800}"));
      props.put("pagination.restart.on.new.credentials", "true");
      props.put("auth.type", "oauth2");
      props.put("oauth2.token.url", api.url("/token"));
      props.put("oauth2.client.id", "me");
      props.put("oauth2.client.secret", "canary");
      try (RunningTask task = RunningTask.start(props)) {
        List<Object> keys =
            PagedApi.read(task, 3 + ITEMS).stream().<Object>map(SourceRecord::key).toList();

        assertThat(keys).containsExactly("0", "1", "2", "0", "1", "2", "3", "4", "5", "6");
      }
      assertThat(api.requests("/items").get(2).headers().get("Authorization"))
          .containsExactly("Bearer second");
    }
  }

  @Test
  void beginsThePollAgainWhereATokenHasExpired() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = PagedApi.cursor(api);
      props.put("transaction.unit", "snapshot");
      StubApi.Reply gone = StubApi.status(410, Map.of(), new byte[0]);
      api.on("/items", PagedApi::page, gone, PagedApi::page);
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(PagedApi.read(task, ITEMS)).extracting(SourceRecord::key).isEqualTo(ALL);
        assertThat(api.requests("/items").subList(0, 5))
            .extracting(StubApi.Request::query)
            .containsExactly(null, "from=3", null, "from=3", "from=6");
      }
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
              PagedApi.send(exchange, "[{\"id\":\"0\"}]");
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
      Map<String, String> props = PagedApi.props(api, "cursor", "pagination.pointer=/token");
      api.on("/items", body(PagedApi.items(0, 3)), body(PagedApi.items(6, ITEMS)));
      props.put("request.method", "post");
      props.put("request.body", "{\"after\":\"${page.token|default:}\"}");
      props.put("poll.interval.ms", "600000");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(PagedApi.read(task, 4)).hasSize(4);
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
          exchange ->
              PagedApi.send(
                  exchange, "[{\"id\":\"" + exchange.getRequestURI().getQuery() + "\"}]"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(PagedApi.read(task, 3))
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

  private static StubApi.Reply body(String body) {
    return StubApi.body(body.getBytes(UTF_8));
  }
}
