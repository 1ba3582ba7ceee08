package io.tributary.connect.http.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.Kept;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.model.TimeWindow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPlanTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void cursorsOfThePagesOfAPollCountOnlyForTheNextPoll() throws PagingException {
    PollPlan plan =
        plan(
            "pagination.type", "cursor",
            "pagination.pointer", "/next",
            "pagination.parameter", "after",
            "cursor.fields", "seen=record:/t",
            "cursor.mode", "max",
            "request.parameters", "since=${cursor.seen|default:0}");

    PollPosition second =
        plan.behind(PollPosition.START, request(plan), head(), next("a"), 2, seen("7"));
    assertThat(query(plan, second)).containsExactly("since=0", "after=a");
    PollPosition third = plan.behind(second, request(plan), head(), next("b"), 2, seen("5"));
    assertThat(query(plan, third)).containsExactly("since=0", "after=b");
    PollPosition done = plan.behind(third, request(plan), head(), next(null), 2, seen("6"));

    assertThat(query(plan, done)).containsExactly("since=7");
    assertThat(done.toOffset()).isEqualTo(Map.of("v", 1L, "cursor.seen", "7"));
    assertThat(PollPosition.fromOffset(third.toOffset())).isEqualTo(third);
    assertThat(third.toOffset())
        .isEqualTo(Map.of("v", 1L, "next.cursor.seen", "7", "page.index", 2L, "page.token", "b"));
  }

  @Test
  void aTokenThatDoesNotChangeEndsThePoll() throws PagingException {
    PollPlan plan = tokens();
    PollPosition second =
        plan.behind(PollPosition.START, request(plan), head(), next("a"), 1, Map.of());

    assertThat(plan.behind(second, request(plan), head(), next("a"), 1, Map.of()).page().isFirst())
        .isTrue();
  }

  @Test
  void aTokenThatWasSeenBeforeIsACircle() throws PagingException {
    PollPlan plan = tokens();
    PollPosition at = PollPosition.START;
    for (String token : List.of("a", "b", "c")) {
      at = plan.behind(at, request(plan), head(), next(token), 1, Map.of());
    }
    PollPosition last = at;

    assertThatThrownBy(() -> plan.behind(last, request(plan), head(), next("b"), 1, Map.of()))
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("circle");
  }

  @Test
  void aPollHasNoMorePagesThanItMay() throws PagingException {
    PollPlan plan =
        plan(
            "pagination.type", "page",
            "pagination.parameter", "p",
            "pagination.max.pages", "2");
    PollPosition second =
        plan.behind(PollPosition.START, request(plan), head(), next(null), 1, Map.of());

    assertThatThrownBy(() -> plan.behind(second, request(plan), head(), next(null), 1, Map.of()))
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("pagination.max.pages");
  }

  @Test
  void theVersionOfAPollIsThatOfItsFirstPageOnceItIsFinished() throws PagingException {
    PollPlan plan = tokens();
    PollPosition second =
        plan.behind(PollPosition.START, request(plan), head(), facts("v1", "a"), 1, Map.of());
    assertThat(plan.isUnchanged(second.fromFirstPage(), facts("v1", "a"))).isFalse();

    PollPosition done = plan.behind(second, request(plan), head(), facts("v2", null), 1, Map.of());
    assertThat(plan.isUnchanged(done, facts("v1", "a"))).isTrue();
    assertThat(plan.isUnchanged(done, facts("v2", "a"))).isFalse();
  }

  @Test
  void asksAgainWithTheValidatorsOfTheLastResponseToTheSameRequest() throws PagingException {
    PollPlan plan =
        plan(
            "request.parameters",
            "since=${cursor.seen|default:0}",
            "cursor.fields",
            "seen=response:/t");
    ReplyHead head =
        new ReplyHead(
            200,
            "https://api.example/items",
            Map.of("etag", List.of("W/\"1\""), "Last-Modified", List.of("yesterday")));
    PollPosition done =
        plan.behind(PollPosition.START, request(plan), head, next(null), 1, Map.of());

    assertThat(headers(plan, done)).containsEntry("If-None-Match", "W/\"1\"");
    assertThat(headers(plan, done)).containsEntry("If-Modified-Since", "yesterday");
    PollPosition stored = PollPosition.fromOffset(done.toOffset());
    assertThat(headers(plan, stored)).isEqualTo(headers(plan, done));
    PollPosition moved =
        new PollPosition(
            new Kept(null, stored.kept().validators(), Map.of("seen", "5")),
            Kept.NOTHING,
            stored.page(),
            null,
            null);
    assertThat(headers(plan, moved)).doesNotContainKey("If-None-Match");
  }

  @Test
  void asksWithoutValidatorsIfItIsToldSo() throws PagingException {
    PollPlan plan = plan("conditional.requests", "false");
    ReplyHead head =
        new ReplyHead(200, "https://api.example/items", Map.of("ETag", List.of("\"1\"")));
    PollPosition done =
        plan.behind(PollPosition.START, request(plan), head, next(null), 1, Map.of());

    assertThat(headers(plan, done)).doesNotContainKey("If-None-Match");
    assertThat(done.toOffset()).isEqualTo(Map.of("v", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000, 1699999910",
    "1700000000000, 1699999910000",
    "2026-01-01T00:00:00Z, 2025-12-31T23:58:30Z",
    "2026-01-01T01:00:00.5+01:00, 2026-01-01T00:58:30.500+01:00",
    "2026-01-01, 2025-12-31"
  })
  void setsCursorsBackInTheFormInWhichTheyAreWritten(String kept, String asked) {
    PollPlan plan =
        plan(
            "cursor.fields", "seen=record:/t",
            "cursor.lookback.ms", "90000",
            "request.parameters", "since=${cursor.seen|default:0}");

    assertThat(query(plan, at(Map.of("cursor.seen", kept)))).containsExactly("since=" + asked);
  }

  @Test
  void beginsWithWhatAPersonGave() {
    PollPlan plan =
        plan(
            "cursor.fields", "a=record:/a,b=header:X-B",
            "cursor.initial", "a=2026-01-01T00:00:00Z,b=7",
            "cursor.lookback.ms", "1000",
            "request.parameters", "a=${cursor.a|epoch_s}&b=${cursor.b}");

    assertThat(query(plan, PollPosition.START)).containsExactly("a=1767225600", "b=7");
  }

  @Test
  void takesCursorsFromHeaders() throws PagingException {
    PollPlan plan = plan("cursor.fields", "b=header:X-B");
    ReplyHead head =
        new ReplyHead(200, "https://api.example/items", Map.of("x-b", List.of("9", "10")));

    assertThat(
            plan.behind(PollPosition.START, request(plan), head, next(null), 1, Map.of()).cursor())
        .isEqualTo(Map.of("b", "9"));
  }

  @Test
  void readsABacklogOfWindowsWithoutRestAndThenFollowsThePresent() throws PagingException {
    PollPlan plan = windows("window.size.ms", "86400000", "window.delay.ms", "60000");
    Instant now = Instant.parse("2026-01-03T06:00:00Z");
    PollPosition first = plan.begin(PollPosition.START, now);
    assertThat(query(plan, first))
        .containsExactly("from=2026-01-01T00:00:00Z", "to=2026-01-02T00:00:00Z");

    PollPosition behindFirst = plan.behind(first, request(plan), head(), next(null), 0, Map.of());
    assertThat(behindFirst.toOffset())
        .isEqualTo(Map.of("v", 1L, "window.start", "2026-01-02T00:00:00Z"));
    assertThat(plan.isInHaste(behindFirst, now)).isTrue();
    PollPosition second = plan.begin(behindFirst, now);
    PollPosition behindSecond = plan.behindNothing(second);
    assertThat(plan.isInHaste(behindSecond, now)).isFalse();

    PollPosition tail = plan.begin(behindSecond, now);
    assertThat(query(plan, tail))
        .containsExactly("from=2026-01-03T00:00:00Z", "to=2026-01-03T05:59:00Z");
    PollPosition behindTail = plan.behindNothing(tail);
    assertThat(plan.begin(behindTail, now)).isNull();
    assertThat(query(plan, plan.begin(behindTail, now.plusSeconds(60))))
        .containsExactly("from=2026-01-03T05:59:00Z", "to=2026-01-03T06:00:00Z");
  }

  @Test
  void thePagesOfAPollBelongToOneWindow() throws PagingException {
    PollPlan plan =
        windows(
            "pagination.type", "cursor", "pagination.pointer", "/n", "pagination.parameter", "p");
    Instant now = Instant.parse("2026-01-01T06:00:00Z");
    PollPosition first = plan.begin(PollPosition.START, now);
    PollPosition second = plan.behind(first, request(plan), head(), next("t"), 5, Map.of());

    PollPosition later =
        plan.begin(PollPosition.fromOffset(second.toOffset()), now.plusSeconds(600));
    assertThat(later.window())
        .isEqualTo(new TimeWindow(Instant.parse("2026-01-01T00:00:00Z"), now));
  }

  @Test
  void endsWithTheLastWindow() {
    PollPlan plan = windows("window.end", "2026-01-01T12:00:00Z");
    PollPosition only = plan.begin(PollPosition.START, NOON);

    assertThat(query(plan, only))
        .containsExactly("from=2026-01-01T00:00:00Z", "to=2026-01-01T12:00:00Z");
    assertThat(plan.isOver(only)).isFalse();
    assertThat(plan.isOver(plan.behindNothing(only))).isTrue();
    assertThat(plan.isInHaste(plan.behindNothing(only), NOON)).isFalse();
  }

  @Test
  void fillsAPostedQuery() {
    PollPlan plan =
        plan(
            "request.method", "post",
            "request.body", "{\"query\":\"{ items(after: \\\"${page.token|default:}\\\") }\"}",
            "pagination.type", "cursor",
            "pagination.pointer", "/next");
    RequestSpec request = plan.request(at(Map.of("page.index", 1, "page.token", "a\"b")), 0, NOON);

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.body().text()).isEqualTo("{\"query\":\"{ items(after: \\\"a\\\"b\\\") }\"}");
    assertThat(request.toString()).doesNotContain("a\"b").doesNotContain("items");
  }

  @Test
  void fillsTheAddressOfAPartition() {
    PollPlan plan =
        new PollPlan(
            new HttpPollerConfig(
                    Map.of(
                        "topic", "t",
                        "connection.url",
                            "https://api.example/r/${partition.route}/v?x=${now|epoch_s}"))
                .endpoint("default"),
            Map.of("route", "5/1 a"));

    assertThat(plan.request(PollPosition.START, 0, NOON).url())
        .isEqualTo("https://api.example/r/5%2F1%20a/v?x=" + NOON.getEpochSecond());
  }

  private static PollPlan tokens() {
    return plan(
        "pagination.type", "cursor", "pagination.pointer", "/next", "pagination.parameter", "p");
  }

  private static PollPlan windows(String... more) {
    String[] keys = new String[more.length + 4];
    keys[0] = "window.start";
    keys[1] = "2026-01-01";
    keys[2] = "request.parameters";
    keys[3] = "from=${window.start}&to=${window.end}";
    System.arraycopy(more, 0, keys, 4, more.length);
    return plan(keys);
  }

  private static PollPlan plan(String... keys) {
    Map<String, String> props =
        new HashMap<>(Map.of("topic", "t", "connection.url", "https://api.example/items"));
    for (int i = 0; i < keys.length; i += 2) {
      props.put(keys[i], keys[i + 1]);
    }
    return new PollPlan(new HttpPollerConfig(props).endpoint("default"), Map.of());
  }

  private static PollPosition at(Map<String, Object> offset) {
    Map<String, Object> all = new HashMap<>(offset);
    all.put("v", 1L);
    return PollPosition.fromOffset(all);
  }

  private static RequestSpec request(PollPlan plan) {
    return plan.request(PollPosition.START, 0, NOON);
  }

  private static List<String> query(PollPlan plan, PollPosition position) {
    return plan.request(position, 0, NOON).parameters().stream()
        .map(parameter -> parameter.name() + "=" + parameter.value())
        .toList();
  }

  private static Map<String, String> headers(PollPlan plan, PollPosition position) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : plan.request(position, 0, NOON).headers()) {
      headers.put(header.name(), header.value());
    }
    return headers;
  }

  private static ReplyHead head() {
    return new ReplyHead(200, "https://api.example/items", Map.of());
  }

  private static Map<String, String> seen(String value) {
    return Map.of("seen", value);
  }

  private static ResponseFacts next(String token) {
    return facts(null, token);
  }

  private static ResponseFacts facts(String version, String token) {
    return new ResponseFacts(false, true, version, Map.of(), token, null);
  }
}
