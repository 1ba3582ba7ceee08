package io.tributary.connect.http.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.ResponseFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagersTest {

  private static final String HERE = "https://api.example/v1/items?page=1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "<https://api.example/p2>; rel=\"next\"                              | https://api.example/p2",
        "<https://api.example/p2>;rel=next                                   | https://api.example/p2",
        "<https://api.example/a?x=1,2;3>; rel=\"next\"                       | https://api.example/a?x=1,2;3",
        "<https://api.example/p0>; rel=prev, <https://api.example/p2>; rel=next | https://api.example/p2",
        "<https://api.example/p2>; title=\"a, b; rel=prev\"; rel=\"last next\" | https://api.example/p2",
        "<p2?x=y>; REL=Next                                                  | https://api.example/v1/p2?x=y",
        "</p2>; rel=\"next\"; rel=\"prev\"                                   | https://api.example/p2",
      })
  void followsTheLinkHeader(String header, String next) throws PagingException {
    Pager pager = pager("pagination.type", "link_header");

    assertThat(pager.next(page(Map.of("link", List.of(header)), null, null, 1, Map.of())))
        .isEqualTo(Map.of("url", next));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<https://api.example/p0>; rel=prev",
        "https://api.example/p2; rel=next",
        "<https://api.example/p2>; title=\"rel=next\"",
        "<https://api.example/p2>; rel=\"nextish\"",
        "<https://api.example/p2"
      })
  void aPageWithoutALinkToTheNextIsTheLast(String header) throws PagingException {
    Pager pager = pager("pagination.type", "link_header");

    assertThat(pager.next(page(Map.of("Link", List.of(header)), null, null, 1, Map.of()))).isNull();
  }

  @Test
  void readsALinkHeaderOfAnyLength() throws PagingException {
    Pager pager = pager("pagination.type", "link_header");
    String header = "<https://api.example/p0>" + ";a=b".repeat(100_000) + ", </p2>; rel=next";

    assertThat(pager.next(page(Map.of("Link", List.of(header)), null, null, 1, Map.of())))
        .isEqualTo(Map.of("url", "https://api.example/p2"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example/p2, https://api.example/p2",
    "https://API.example:443/p2, https://API.example:443/p2",
    "?page=2, https://api.example/v1/?page=2",
    "/p2, https://api.example/p2"
  })
  void followsAnAddressInTheBody(String given, String next) throws PagingException {
    Pager pager = pager("pagination.type", "next_url", "pagination.pointer", "/next");

    assertThat(pager.next(page(Map.of(), given, null, 1, Map.of()))).isEqualTo(Map.of("url", next));
    assertThat(pager.request(Map.of("url", next))).isEqualTo(new PageRequest(next, Map.of()));
    assertThat(pager.request(Map.of())).isEqualTo(PageRequest.AS_CONFIGURED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example/p2",
        "http://api.example/p2",
        "https://api.example:8443/p2",
        "//other.example/p2",
        "http://169.254.169.254/latest/meta-data",
        "https://user:pass@api.example/p2",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://api.example/a b",
        "https:///p2"
      })
  void leavesItsHostForNobody(String next) {
    Pager pager = pager("pagination.type", "next_url", "pagination.pointer", "/next");

    assertThatThrownBy(() -> pager.next(page(Map.of(), next, null, 1, Map.of())))
        .isInstanceOf(PagingException.class)
        .hasMessageNotContaining("169.254")
        .hasMessageNotContaining("pass");
  }

  @Test
  void leavesItsHostIfItMay() throws PagingException {
    Pager pager =
        pager(
            "pagination.type", "next_url",
            "pagination.pointer", "/next",
            "pagination.allow.cross.host", "true");

    assertThat(pager.next(page(Map.of(), "https://other.example/p2", null, 1, Map.of())))
        .containsEntry("url", "https://other.example/p2");
  }

  @Test
  void takesATokenIntoAParameter() throws PagingException {
    Pager pager =
        pager(
            "pagination.type", "cursor",
            "pagination.pointer", "/next",
            "pagination.parameter", "after",
            "pagination.size", "50",
            "pagination.size.parameter", "limit");

    assertThat(pager.request(pager.first()).parameters()).isEqualTo(Map.of("limit", "50"));
    Map<String, String> next = pager.next(page(Map.of(), "t/1", null, 0, Map.of()));
    assertThat(next).isEqualTo(Map.of("token", "t/1"));
    assertThat(pager.request(next).parameters()).isEqualTo(Map.of("limit", "50", "after", "t/1"));
    assertThat(pager.next(page(Map.of(), "", null, 1, next))).isNull();
    assertThat(pager.next(page(Map.of(), null, null, 1, next))).isNull();
  }

  @Test
  void stopsWhereTheResponseSaysSo() throws PagingException {
    Pager pager =
        pager(
            "pagination.type", "cursor",
            "pagination.pointer", "/next",
            "pagination.parameter", "after",
            "pagination.stop.pointer", "/has_more");

    assertThat(pager.next(page(Map.of(), "t", "true", 1, Map.of()))).isNotNull();
    assertThat(pager.next(page(Map.of(), "t", null, 1, Map.of()))).isNotNull();
    assertThat(pager.next(page(Map.of(), "t", "false", 1, Map.of()))).isNull();
  }

  @Test
  void countsRecordsUpToAPageThatIsNotFull() throws PagingException {
    Pager pager =
        pager(
            "pagination.type", "offset",
            "pagination.parameter", "skip",
            "pagination.size", "50");

    assertThat(pager.first()).isEqualTo(Map.of("offset", "0"));
    assertThat(pager.request(pager.first()).parameters()).isEqualTo(Map.of("skip", "0"));
    assertThat(pager.next(page(Map.of(), null, null, 50, pager.first())))
        .isEqualTo(Map.of("offset", "50"));
    assertThat(pager.next(page(Map.of(), null, null, 49, pager.first()))).isNull();
  }

  @Test
  void countsPagesUpToAnEmptyOneIfNoSizeIsKnown() throws PagingException {
    Pager pager = pager("pagination.type", "page", "pagination.parameter", "p");

    assertThat(pager.first()).isEqualTo(Map.of("number", "1"));
    assertThat(pager.next(page(Map.of(), null, null, 3, Map.of("number", "7"))))
        .isEqualTo(Map.of("number", "8"));
    assertThat(pager.next(page(Map.of(), null, null, 0, Map.of("number", "8")))).isNull();
  }

  @Test
  void beginsToCountWhereItIsTold() {
    assertThat(
            pager("pagination.type", "page", "pagination.parameter", "p", "pagination.start", "0")
                .first())
        .isEqualTo(Map.of("number", "0"));
  }

  static Pager pager(String... keys) {
    Map<String, String> props = new HashMap<>(Map.of("topic", "t"));
    for (int i = 0; i < keys.length; i += 2) {
      props.put(keys[i], keys[i + 1]);
    }
    return Pagers.of(new HttpPollerConfig(props).endpoint("default").paging());
  }

  static PageSeen page(
      Map<String, List<String>> headers,
      String next,
      String stop,
      int rows,
      Map<String, String> values) {
    return new PageSeen(
        values,
        new ReplyHead(200, HERE, headers),
        new ResponseFacts(false, true, null, Map.of(), next, stop),
        rows,
        Map.of());
  }
}
