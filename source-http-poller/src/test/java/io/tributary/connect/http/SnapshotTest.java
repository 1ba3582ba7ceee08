package io.tributary.connect.http;

import static io.tributary.connect.http.PagedApi.ALL;
import static io.tributary.connect.http.PagedApi.ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.FakeSourceTaskContext;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Polls of several pages that are one transaction. */
class SnapshotTest {

  @Test
  void makesASnapshotOneTransactionOfAllPages() throws Exception {
    try (StubApi api = new StubApi()) {
      CapturedTransactions transactions = new CapturedTransactions();
      Map<String, String> props = PagedApi.cursor(api);
      props.put("transaction.unit", "snapshot");
      props.put("batch.max.records", "2");
      props.put("cursor.fields", "last=record:/id");
      props.put("poll.interval.ms", "600000");
      try (RunningTask task = RunningTask.start(props, transactions)) {
        List<SourceRecord> records = PagedApi.read(task, ITEMS);

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
      Map<String, String> props = PagedApi.cursor(api);
      props.put("transaction.unit", "snapshot");
      StubApi.Reply pages = PagedApi::page;
      StubApi.Reply broken = StubApi.status(503, Map.of(), new byte[0]);
      api.on("/items", pages, pages, broken, broken, pages);
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(PagedApi.read(task, ITEMS)).extracting(SourceRecord::key).isEqualTo(ALL);
        assertThat(api.requests("/items").subList(0, 5))
            .extracting(StubApi.Request::query)
            .containsExactly(null, "from=3", "from=6", "from=6", "from=6");
      }
    }
  }

  @Test
  void beginsASnapshotAgainWhereATaskStoppedInItsMiddle() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = PagedApi.cursor(api);
      FakeSourceTaskContext context = new FakeSourceTaskContext(props, null);
      try (RunningTask first = RunningTask.start(props, context)) {
        first.nextBatch().forEach(context::commit);
      }
      props.put("transaction.unit", "snapshot");
      try (RunningTask restarted = RunningTask.start(props, context)) {
        assertThat(PagedApi.read(restarted, ITEMS)).extracting(SourceRecord::key).isEqualTo(ALL);
      }
    }
  }
}
