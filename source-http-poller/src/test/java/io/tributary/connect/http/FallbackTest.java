package io.tributary.connect.http;

import static io.tributary.connect.http.PagedApi.ALL;
import static io.tributary.connect.http.PagedApi.ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What becomes of a poll where an address fails and there are others. */
class FallbackTest {

  @Test
  void turnsToAFallbackAndBeginsThePollThereWithItsFirstPage() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = PagedApi.cursor(api);
      StubApi.Reply forbidden = StubApi.status(403, Map.of(), new byte[0]);
      api.on("/items", PagedApi::page, forbidden).on("/backup", PagedApi::page);
      props.put("connection.url.fallbacks", api.url("/backup"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(PagedApi.read(task, 3 + ITEMS))
            .extracting(SourceRecord::key)
            .containsExactly("0", "1", "2", "0", "1", "2", "3", "4", "5", "6");
      }
      assertThat(api.requests("/backup").get(0).query()).isNull();
    }
  }

  @Test
  void parksOnlyAfterAllAddressesFailed() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = PagedApi.cursor(api);
      StubApi.Reply busy = StubApi.status(503, Map.of(), new byte[0]);
      api.on("/items", busy, PagedApi::page).on("/backup", busy);
      props.put("connection.url.fallbacks", api.url("/backup"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(PagedApi.read(task, ITEMS)).extracting(SourceRecord::key).isEqualTo(ALL);
      }
      assertThat(api.requests("/backup")).hasSize(1);
    }
  }
}
