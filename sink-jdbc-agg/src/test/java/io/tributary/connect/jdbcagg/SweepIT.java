package io.tributary.connect.jdbcagg;

import static io.tributary.connect.jdbcagg.SweepHistoriesIT.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.testkit.FakeSinkTaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows are closed, and deleted, once nothing more comes for them. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class SweepIT {

  private static final TopicPartition P0 = new TopicPartition(Sale.TOPIC, 0);
  private static final TopicPartition P1 = new TopicPartition(Sale.TOPIC, 1);
  private static final String MINUTES = "TUMBLE(seen, INTERVAL '1' MINUTE)";
  private static final String HOUR = "3600000";

  /** A whole hour. */
  private static final long START_MS = Sale.START_MS / 3_600_000 * 3_600_000;

  private final TestDatabase database;

  SweepIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void closesWindowsThatTakeNothingMore() {
    Map<String, String> config = config("closing", "COUNT(*) AS n", MINUTES);
    config.put("window.grace.ms", "60000");
    config.put("window.closed.enabled", "true");
    try (SinkTaskRun task = opened(config, P0)) {
      task.put(List.of(sale(0, 0, 10), sale(0, 1, 70), sale(0, 2, 125)));
      until(task, () -> closed("closing").equals(List.of("1", "0", "0")));
      task.put(List.of(sale(0, 3, 61), sale(0, 4, 180)));
      until(task, () -> closed("closing").equals(List.of("1", "1", "0", "0")));
    }

    assertThat(database.rows("SELECT * FROM closing ORDER BY window_start").get(1))
        .endsWith("2", "1");
  }

  @Test
  void waitsForTheSlowestPartitionUnlessItIsIdle() {
    Map<String, String> config = config("slowest", "COUNT(*) AS n", MINUTES);
    config.put("window.grace.ms", "0");
    config.put("window.closed.enabled", "true");
    config.put("window.idle.timeout.ms", "2000");
    try (SinkTaskRun task = opened(config, P0, P1)) {
      task.put(List.of(sale(0, 0, 10), sale(1, 0, 20)));
      task.put(List.of(sale(0, 1, 130)));
      long offset = 2;
      while (database
          .rows("SELECT 1 FROM tributary_offsets WHERE connector = 'slowest' AND idle")
          .isEmpty()) {
        assertThat(closed("slowest")).containsOnly("0");
        task.put(List.of(sale(0, offset++, 130)));
      }
      until(task, () -> closed("slowest").equals(List.of("1", "0")));
    }

    // What the idle partition brings afterwards is late, though not by its own order.
    config.put("window.late.policy", "report");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      task.open(List.of(P0, P1));
      task.put(List.of(sale(1, 1, 25), sale(1, 2, 125)));
    }
    assertThat(context.errantRecords()).hasSize(1);
  }

  @Test
  void deletesAllThatIsKeptOfOldWindows() {
    Map<String, String> config =
        config(
            "old_windows",
            "COUNT(*) AS n, COUNT(DISTINCT label) AS labels, MEDIAN(price) AS mid,"
                + " APPROX_COUNT_DISTINCT(label) AS about",
            MINUTES);
    config.put("window.retention.ms", HOUR);
    config.put("flush.max.records", "10000");
    config.put("flush.interval.ms", "1");
    List<SinkRecord> records = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      records.add(sale(0, i, i / 2));
    }
    try (SinkTaskRun task = opened(config, P0)) {
      task.put(records);
      task.put(List.of(sale(0, 6_000, 6_000)));
      until(task, () -> database.rows("SELECT 1 FROM old_windows").size() == 11);
      task.put(List.of(sale(0, 6_001, 2_400), sale(0, 6_002, 6_060)));
      until(task, () -> database.rows("SELECT 1 FROM old_windows").size() == 11);
    }

    assertThat(
            database.rows(
                "SELECT COUNT(*) FROM old_windows__values WHERE group_hash NOT IN"
                    + " (SELECT __group_hash FROM old_windows)"))
        .containsExactly(List.of("0"));
    assertThat(database.rows("SELECT COUNT(DISTINCT group_hash) FROM old_windows__values"))
        .containsExactly(List.of("11"));
  }

  @Test
  void aRecordOfADeletedWindowDoesNotBringAPartOfItBack() {
    Map<String, String> config = config("gone", "COUNT(*) AS n", MINUTES);
    config.put("window.retention.ms", HOUR);
    config.put("window.late.policy", "count");
    try (SinkTaskRun task = opened(config, P0)) {
      task.put(List.of(sale(0, 0, 10), sale(0, 1, 3_700)));
      until(task, () -> database.rows("SELECT n FROM gone").size() == 1);
      task.put(List.of(sale(0, 2, 10), sale(0, 3, 3_701)));
    }

    assertThat(database.rows("SELECT n FROM gone")).containsExactly(List.of("2"));
  }

  @Test
  void deletesSessionsWithTheirLocks() {
    Map<String, String> config =
        config("old_sessions", "COUNT(*) AS n", "SESSION(seen, INTERVAL '10' SECOND)");
    config.put("window.grace.ms", "0");
    config.put("window.closed.enabled", "true");
    config.put("window.retention.ms", HOUR);
    try (SinkTaskRun task = opened(config, P0)) {
      task.put(List.of(sale(0, 0, 10), sale(0, 1, 15), sale(0, 2, 34)));
      until(task, () -> closedMs("old_sessions") == START_MS + 34_000);
      assertThat(closed("old_sessions"))
          .as("a record of 25 s would be on time, and join the first")
          .containsExactly("0", "0");
      task.put(List.of(sale(0, 3, 35)));
      until(task, () -> closed("old_sessions").equals(List.of("1", "0")));
      task.put(List.of(sale(0, 4, 3_700)));
      until(task, () -> database.rows("SELECT 1 FROM old_sessions").size() == 1);
    }

    assertThat(database.rows("SELECT 1 FROM old_sessions__locks")).isEmpty();
  }

  /** The one has records in memory for a window that the other closes meanwhile. */
  @Test
  void aFlushForWindowsThatWereClosedMeanwhileIsFenced() {
    Map<String, String> config = config("fenced", "COUNT(*) AS n", MINUTES);
    config.put("window.grace.ms", "0");
    config.put("window.closed.enabled", "true");
    Map<String, String> slow = database.config();
    slow.putAll(config);
    slow.put("flush.max.records", "2");
    slow.put("flush.interval.ms", HOUR);
    FakeSinkTaskContext context = new FakeSinkTaskContext(slow).tolerateErrors();
    try (SinkTaskRun one = opened(config, P0);
        SinkTaskRun other = new SinkTaskRun(slow, context)) {
      other.open(List.of(P1));
      other.put(List.of(sale(1, 0, 20)));
      one.put(List.of(sale(0, 0, 10), sale(0, 1, 130)));
      until(one, () -> closed("fenced").equals(List.of("1", "0")));
      other.put(List.of(sale(1, 1, 131)));
      assertThat(context.takeRewinds()).as("read again").containsEntry(P1, 0L);
      other.put(List.of(sale(1, 0, 20), sale(1, 1, 131)));
    }

    assertThat(context.errantRecords()).as("late now").hasSize(1);
    assertThat(database.rows("SELECT n, closed FROM fenced ORDER BY window_start"))
        .containsExactly(List.of("1", "1"), List.of("2", "0"));
  }

  @Test
  void closesInATableThatWasFilledBefore() {
    Map<String, String> config = config("closed_later", "COUNT(*) AS n", MINUTES);
    try (SinkTaskRun task = opened(config, P0)) {
      task.put(List.of(sale(0, 0, 10), sale(0, 1, 70)));
    }
    config.put("window.grace.ms", "0");
    config.put("window.closed.enabled", "true");
    config.put("table.create", "false");
    try (SinkTaskRun task = opened(config, P0)) {
      assertThatThrownBy(() -> task.put(List.of(sale(0, 2, 130))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("has no column closed")
          .hasMessageContaining("KEY `windows` (`closed`, `window_start`)");
    }
    config.put("table.create", "true");
    try (SinkTaskRun task = opened(config, P0)) {
      task.put(List.of(sale(0, 2, 130)));
      until(task, () -> closed("closed_later").equals(List.of("1", "1", "0")));
    }
  }

  private long closedMs(String table) {
    String found =
        database
            .rows("SELECT closed_ms FROM tributary_tables WHERE table_name = '" + table + "'")
            .get(0)
            .get(0);
    return found == null ? 0 : Long.parseLong(found);
  }

  private List<String> closed(String table) {
    return database.rows("SELECT closed FROM " + table + " ORDER BY window_start").stream()
        .map(row -> row.get(0))
        .toList();
  }

  private Map<String, String> config(String name, String aggregates, String window) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put("flush.max.records", "1");
    config.put("window.idle.timeout.ms", "50");
    config.put(
        "aggregates",
        "INSERT INTO %s SELECT WINDOW_START, %s FROM sales GROUP BY %s"
            .formatted(name, aggregates, window));
    return config;
  }

  private static SinkTaskRun opened(Map<String, String> config, TopicPartition... partitions) {
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(partitions));
    return task;
  }

  /** A sale some seconds behind the start. */
  private static SinkRecord sale(int partition, long offset, long atSeconds) {
    long atMs = START_MS + atSeconds * 1000;
    Sale sale = new Sale(offset, "a", atMs, 1L, 1.0 + offset, "l" + offset, offset);
    return new SinkRecord(
        Sale.TOPIC,
        partition,
        null,
        null,
        Sale.SCHEMA,
        sale.struct(),
        offset,
        atMs,
        TimestampType.CREATE_TIME);
  }
}
