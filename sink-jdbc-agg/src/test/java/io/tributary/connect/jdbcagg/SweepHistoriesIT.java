package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random histories of which windows are closed and deleted. {@code -Dhistories=1000} runs as many,
 * {@code -Dseed=} begins elsewhere.
 */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class SweepHistoriesIT {

  private static final int HISTORIES = Integer.getInteger("histories", 12);
  private static final long SEED = Long.getLong("seed", 20261120L);
  private static final TopicPartition P0 = new TopicPartition(Sale.TOPIC, 0);

  private final TestDatabase database;

  SweepHistoriesIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  /** Of one partition, whose watermark alone decides: sweeps come whenever they come. */
  @Test
  void whatIsLeftAndClosedEqualsTheRecomputation() {
    for (int i = 0; i < HISTORIES; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      SaleFacts facts = SaleFacts.random(random, 1, 10 + random.nextInt(100));
      long graceMs = random.nextInt(30_000);
      long retentionMs = graceMs + random.nextInt(60_000);
      Map<String, String> config = database.config();
      config.put("name", "left_over");
      config.put("generation", Integer.toString(i));
      config.put("flush.max.records", Integer.toString(1 + random.nextInt(20)));
      config.put("flush.interval.ms", "5");
      config.put("aggregates", SaleTotals.sql("left_over"));
      config.put("window.grace.ms", Long.toString(graceMs));
      config.put("window.late.policy", "count");
      config.put("window.closed.enabled", "true");
      config.put("window.retention.ms", Long.toString(retentionMs));
      config.put("window.idle.timeout.ms", "1");
      if (i > 0) {
        database.execute("DELETE FROM left_over");
        database.execute("DELETE FROM left_over__values");
      }
      Delivery.run(random, config, facts.log());
      sweep(config, facts);

      List<SaleHistory.Member> onTime = facts.onTime(graceMs);
      long watermarkMs =
          onTime.stream().mapToLong(each -> each.sale().seenMs()).max().orElse(Long.MIN_VALUE);
      List<SaleHistory.Member> left =
          onTime.stream()
              .filter(each -> each.sale().minuteEndMs() > watermarkMs - retentionMs)
              .toList();
      assertThat(SaleTotals.table(database, "left_over"))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderEntriesOf(SaleTotals.of(left));
      assertThat(
              database.rows(
                  "SELECT closed, TIMESTAMPDIFF(SECOND, '1970-01-01', minute) FROM left_over"))
          .as("seed %d", seed)
          .allSatisfy(
              row ->
                  assertThat(row.get(0))
                      .isEqualTo(
                          Long.parseLong(row.get(1)) * 1000 + 60_000 <= watermarkMs - graceMs
                              ? "1"
                              : "0"));
      assertThat(
              database.rows(
                  "SELECT 1 FROM left_over__values WHERE group_hash NOT IN"
                      + " (SELECT __group_hash FROM left_over)"))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  /**
   * Until all is done that the recorded watermark asks for; a record that counts nowhere wakes it.
   */
  private void sweep(Map<String, String> config, SaleFacts facts) {
    List<SinkRecord> log = facts.log().get(P0);
    long end = log.get(log.size() - 1).kafkaOffset() + 1;
    Sale uncounted = new Sale(0, "a", Sale.START_MS, 13L, 1.0, "x", 0);
    try (SinkTaskRun task = opened(config)) {
      task.put(
          List.of(
              new SinkRecord(
                  Sale.TOPIC,
                  0,
                  null,
                  null,
                  Sale.SCHEMA,
                  uncounted.struct(),
                  end,
                  Sale.START_MS,
                  TimestampType.CREATE_TIME)));
      String grace = config.get("window.grace.ms");
      String retention = config.get("window.retention.ms");
      until(
          task,
          () ->
              database
                  .rows(
                      "SELECT 1 FROM left_over JOIN tributary_offsets ON connector = 'left_over'"
                          + " WHERE TIMESTAMPDIFF(SECOND, '1970-01-01', minute) * 1000 + 60000"
                          + " <= watermark_ms - IF(closed, "
                          + retention
                          + ", "
                          + grace
                          + ")")
                  .isEmpty());
    }
  }

  private static SinkTaskRun opened(Map<String, String> config) {
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(P0));
    return task;
  }

  /** Gives a task time, as Connect does without records, until something holds. */
  static void until(SinkTaskRun task, BooleanSupplier holds) {
    Await.until(
        "windows are swept",
        Duration.ofSeconds(20),
        () -> {
          task.put(List.of());
          return holds.getAsBoolean();
        });
  }
}
