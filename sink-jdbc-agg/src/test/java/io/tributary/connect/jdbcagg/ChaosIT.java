package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.testkit.FakeSinkTaskContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real transactions, cut at the worst moments, while several tasks own the same partitions. {@code
 * -Dchaos.steps=20000 -Dchaos.writers=8} runs for long, {@code -Dchaos.database=REAL} on MySQL,
 * {@code -Dseed=} begins elsewhere.
 */
@ExtendWith(TestDatabase.Provider.class)
class ChaosIT {

  private static final int PARTITIONS = 4;
  private static final int STEPS = Integer.getInteger("chaos.steps", 400);
  private static final int WRITERS = Integer.getInteger("chaos.writers", 3);
  private static final long SEED = Long.getLong("seed", 7);
  private static final int LONGEST_WAIT_MS = 5;
  private static final int CUT_PERCENT = 15;
  private static final Chaos CHAOS = new Chaos(WRITERS, Integer.MAX_VALUE, 200, LONGEST_WAIT_MS);

  private final TestDatabase database;

  ChaosIT(TestDatabase.Servers servers) {
    this.database = servers.of(MySqlFlavour.valueOf(System.getProperty("chaos.database", "LIGHT")));
  }

  @Test
  void tableEqualsTheRecomputationAfterCutCommitsAndZombies() throws Exception {
    List<Flight> flights = Flight.random(new Random(SEED), PARTITIONS, 5 * STEPS);
    run(config("chaos"), log(flights));

    assertThat(table("chaos")).isEqualTo(Recomputation.of(flights));
  }

  @Test
  void tableOfChangesEqualsTheRecomputationAfterCutCommitsAndZombies() throws Exception {
    SaleHistory history = new SaleHistory(new Random(SEED + 1), PARTITIONS, false).run(STEPS);
    Map<String, String> config = config("changes_chaos");
    config.put("cdc.mode", "debezium");
    config.put("aggregates", SaleTotals.sql("changes_chaos"));
    run(config, history.log());

    assertThat(SaleTotals.table(database, "changes_chaos"))
        .containsExactlyInAnyOrderEntriesOf(SaleTotals.of(history.members()));
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreTheLastStateAfterCutCommitsAndZombies(BusHistory.Order order) throws Exception {
    BusHistory history = new BusHistory(new Random(SEED + 2), PARTITIONS, order).run(STEPS);
    String name = "rows_" + order.name().toLowerCase(Locale.ROOT);
    Map<String, String> config = config(name);
    config.remove("aggregates");
    config.put("mode", "upsert");
    config.put("table.name", name);
    if (order != BusHistory.Order.OFFSET) {
      config.put("ordering.field", "seen");
      config.put("record.format", order == BusHistory.Order.FIELD ? "plain" : "debezium");
    }
    run(config, history.log());

    assertThat(database.rows("SELECT id, route, kph, seen FROM " + name + " ORDER BY id"))
        .isEqualTo(history.rows());
  }

  private void run(Map<String, String> config, Map<TopicPartition, List<SinkRecord>> log)
      throws Exception {
    int port = database.server().address().port();
    try (RequestCutter cutter = RequestCutter.ofCommits(port, SEED, CUT_PERCENT)) {
      config.put("database.port", Integer.toString(cutter.port()));
      CHAOS.run(config, log, cutter, SEED);
    }
  }

  @Test
  void goesOnOnceAKilledServerIsBack() {
    List<Flight> flights = Flight.random(new Random(8), PARTITIONS, 600);
    Map<TopicPartition, List<SinkRecord>> log = log(flights);
    Map<String, String> config = config("killed");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config);
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      SimulatedWorker worker = new SimulatedWorker(task, context, log, new ConcurrentHashMap<>());
      worker.open(log.keySet());
      Random random = new Random(4);
      worker.run(random, 20, LONGEST_WAIT_MS);
      database.server().killHard();
      worker.run(random, 20, LONGEST_WAIT_MS);
      database.server().restart();
      worker.run(random, 10_000, LONGEST_WAIT_MS);
    }

    assertThat(table("killed")).isEqualTo(Recomputation.of(flights));
  }

  private static Map<TopicPartition, List<SinkRecord>> log(List<Flight> flights) {
    return flights.stream()
        .map(Flight::withSchema)
        .collect(Collectors.groupingBy(r -> new TopicPartition(r.topic(), r.kafkaPartition())));
  }

  private Map<String, String> config(String name) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put("flush.max.records", "25");
    config.put("flush.interval.ms", "20");
    config.put("aggregates", Flight.sql(name));
    return config;
  }

  private Map<Recomputation.Group, Recomputation> table(String name) {
    return Recomputation.read(
        database.rows(
            "SELECT country, TIMESTAMPDIFF(SECOND, '1970-01-01', minute), flights, known, total,"
                + " average, low, high, altitude, last FROM "
                + name));
  }
}
