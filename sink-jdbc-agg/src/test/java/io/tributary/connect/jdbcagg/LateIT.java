package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.testkit.FakeSinkTaskContext;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What windows do with records that come late. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class LateIT {

  private static final TopicPartition P0 = new TopicPartition(Sale.TOPIC, 0);
  private static final int HISTORIES = Integer.getInteger("histories", 12);
  private static final long SEED = Long.getLong("seed", 20261120L);

  /** A whole minute. */
  private static final long START_MS = Sale.START_MS / 60_000 * 60_000;

  private final TestDatabase database;

  LateIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void aRecordThatIsLateForOneTableIsReportedAndCountsInTheOther() {
    Map<String, String> config =
        config(
            "late_minutes",
            "INSERT INTO late_minutes SELECT TUMBLE(seen, INTERVAL '1' MINUTE) AS minute,"
                + " COUNT(*) AS n FROM sales GROUP BY minute;"
                + " INSERT INTO late_hours SELECT TUMBLE(seen, INTERVAL '1' HOUR) AS hour,"
                + " COUNT(*) AS n FROM sales GROUP BY hour");
    config.put("window.grace.ms", "30000");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = opened(config, context)) {
      task.put(List.of(sale(0, 0, 10), sale(0, 1, 89), sale(0, 2, 20)));
      assertThat(context.errantRecords()).isEmpty();
      task.put(List.of(sale(0, 3, 90), sale(0, 4, 59)));
    }

    assertThat(context.errantRecords().values())
        .singleElement()
        .asString()
        .contains("late for table late_minutes: its windows end 1 ms before those that take")
        .contains("window.grace.ms=30000")
        .contains("topic=sales partition=0 offset=4");
    assertThat(database.rows("SELECT n FROM late_minutes ORDER BY minute"))
        .containsExactly(List.of("2"), List.of("2"));
    assertThat(database.rows("SELECT SUM(n) FROM late_hours")).containsExactly(List.of("5"));
    assertThat(
            database.rows(
                "SELECT watermark_ms FROM tributary_offsets WHERE connector = 'late_minutes'"))
        .containsExactly(List.of(Long.toString(START_MS + 90_000)));
  }

  @Test
  void aLateRecordFailsTheTaskWhereNothingTakesIt() {
    Map<String, String> config = minutes("late_fails");
    config.put("window.grace.ms", "0");
    try (SinkTaskRun task = opened(config, new FakeSinkTaskContext(config))) {
      task.put(List.of(sale(0, 0, 60)));
      assertThatThrownBy(() -> task.put(List.of(sale(0, 1, 59))))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("late for table late_fails");
    }
  }

  @Test
  void theWatermarkOutlivesTheTask() {
    Map<String, String> config = minutes("late_again");
    config.put("window.grace.ms", "0");
    try (SinkTaskRun task = opened(config, new FakeSinkTaskContext(config))) {
      task.put(List.of(sale(0, 0, 61)));
    }
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = opened(config, context)) {
      task.put(List.of(sale(0, 1, 1)));
    }

    assertThat(context.errantRecords()).hasSize(1);
    assertThat(database.rows("SELECT n FROM late_again")).containsExactly(List.of("1"));
  }

  @Test
  void anEventOfTheFarFutureMovesNoWatermark() {
    Map<String, String> config = minutes("late_future");
    config.put("window.grace.ms", "0");
    config.put("window.future.limit.ms", "100000");
    try (SinkTaskRun task = opened(config, new FakeSinkTaskContext(config))) {
      task.put(List.of(sale(0, 0, 5), sale(0, 1, 3_000_000), sale(0, 2, 7)));
    }

    assertThat(database.rows("SELECT n FROM late_future ORDER BY minute"))
        .containsExactly(List.of("2"), List.of("1"));
  }

  @Test
  void anEventMayBeLateForSomeOfItsWindowsOnly() {
    Map<String, String> config =
        config(
            "late_hops",
            "INSERT INTO late_hops SELECT WINDOW_START AS since, COUNT(*) AS n FROM sales"
                + " GROUP BY HOP(seen, INTERVAL '3' MINUTE, INTERVAL '1' MINUTE)");
    config.put("window.grace.ms", "0");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = opened(config, context)) {
      task.put(List.of(sale(0, 0, 120), sale(0, 1, 10)));
      assertThat(context.errantRecords()).as("one window still takes it").isEmpty();
      task.put(List.of(sale(0, 2, 185), sale(0, 3, 10)));
    }

    assertThat(context.errantRecords()).hasSize(1);
    assertThat(database.rows("SELECT n FROM late_hops ORDER BY since"))
        .containsExactly(List.of("2"), List.of("2"), List.of("2"), List.of("1"));
  }

  @Test
  void aSessionTakesRecordsThatWouldOutliveTheGraceAlone() {
    Map<String, String> config =
        config(
            "late_sessions",
            "INSERT INTO late_sessions SELECT WINDOW_START AS since, COUNT(*) AS n FROM sales"
                + " GROUP BY SESSION(seen, INTERVAL '10' SECOND)");
    config.put("window.grace.ms", "0");
    config.put("window.late.policy", "count");
    try (SinkTaskRun task = opened(config, new FakeSinkTaskContext(config))) {
      task.put(List.of(sale(0, 0, 0), sale(0, 1, 30), sale(0, 2, 21), sale(0, 3, 20)));
    }

    assertThat(database.rows("SELECT n FROM late_sessions ORDER BY since"))
        .containsExactly(List.of("1"), List.of("2"));
  }

  /** By each partition's own order, whatever the batches, flushes and restarts. */
  @Test
  void whatIsLateEqualsTheRecomputation() {
    for (int i = 0; i < HISTORIES; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      SaleFacts facts = SaleFacts.random(random, 1 + random.nextInt(3), 10 + random.nextInt(100));
      long graceMs = random.nextInt(60_000);
      Map<String, String> config = database.config();
      config.put("name", "late_facts");
      config.put("generation", Integer.toString(i));
      config.put("flush.max.records", Integer.toString(1 + random.nextInt(20)));
      config.put("flush.interval.ms", "5");
      config.put("aggregates", SaleTotals.sql("late_facts"));
      config.put("window.grace.ms", Long.toString(graceMs));
      config.put("window.late.policy", "count");
      if (i > 0) {
        database.execute("DELETE FROM late_facts");
        database.execute("DELETE FROM late_facts__values");
      }
      Delivery.run(random, config, facts.log());

      assertThat(SaleTotals.table(database, "late_facts"))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderEntriesOf(SaleTotals.of(facts.onTime(graceMs)));
    }
  }

  private Map<String, String> minutes(String name) {
    return config(
        name,
        "INSERT INTO "
            + name
            + " SELECT TUMBLE(seen, INTERVAL '1' MINUTE) AS minute, COUNT(*) AS n FROM sales"
            + " GROUP BY minute");
  }

  private Map<String, String> config(String name, String aggregates) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put("flush.max.records", "1");
    config.put("aggregates", aggregates);
    return config;
  }

  private static SinkTaskRun opened(Map<String, String> config, FakeSinkTaskContext context) {
    SinkTaskRun task = new SinkTaskRun(config, context);
    task.open(List.of(P0));
    return task;
  }

  /** A sale some seconds behind the start, written at the start. */
  private static SinkRecord sale(int partition, long offset, long atSeconds) {
    Sale sale = new Sale(offset, "a", START_MS + atSeconds * 1000, 1L, 1.0, "x", offset);
    return new SinkRecord(
        Sale.TOPIC,
        partition,
        null,
        null,
        Sale.SCHEMA,
        sale.struct(),
        offset,
        START_MS,
        TimestampType.CREATE_TIME);
  }
}
