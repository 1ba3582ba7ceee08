package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.testkit.FakeSinkTaskContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real transactions, cut at the worst moments, while two tasks own the same partitions. */
@ExtendWith(TestDatabase.Provider.class)
class ChaosIT {

  private static final int PARTITIONS = 3;
  private static final int ROUNDS = 200;

  /** {@code -Dchaos.steps=20000} for an hour of it. */
  private static final int STEPS = Integer.getInteger("chaos.steps", 400);

  private static final int ZOMBIES = 3;

  private final TestDatabase database;

  ChaosIT(TestDatabase.Servers servers) {
    this.database = servers.of(MySqlFlavour.LIGHT);
  }

  @Test
  void tableEqualsTheRecomputationAfterCutCommitsAndZombies() throws Exception {
    List<Flight> flights = Flight.random(new Random(7), PARTITIONS, 2_000);
    Map<TopicPartition, List<SinkRecord>> log =
        flights.stream()
            .map(Flight::withSchema)
            .collect(Collectors.groupingBy(r -> new TopicPartition(r.topic(), r.kafkaPartition())));
    Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
    try (CommitCutter cutter = new CommitCutter(database.server().address().port(), 11, 15)) {
      Map<String, String> config = config("chaos", cutter.port());
      ExecutorService threads = Executors.newFixedThreadPool(2);
      List<Future<?>> zombies = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        long seed = i;
        zombies.add(threads.submit(() -> run(config, log, committed, seed)));
      }
      for (Future<?> zombie : zombies) {
        zombie.get();
      }
      threads.shutdown();
      cutter.calm();
      finish(config, log, committed);
      assertThat(cutter.cutBefore()).as("connections cut before commit").isPositive();
      assertThat(cutter.cutAfter()).as("connections cut after commit").isPositive();
    }

    assertThat(table("chaos")).isEqualTo(Recomputation.of(flights));
  }

  @Test
  void tableOfChangesEqualsTheRecomputationAfterCutCommitsAndZombies() throws Exception {
    SaleHistory history = new SaleHistory(new Random(9), PARTITIONS, false).run(STEPS);
    Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
    try (CommitCutter cutter = new CommitCutter(database.server().address().port(), 12, 15)) {
      Map<String, String> config = config("changes_chaos", cutter.port());
      config.put("cdc.mode", "debezium");
      config.put("aggregates", SaleTotals.sql("changes_chaos"));
      ExecutorService threads = Executors.newFixedThreadPool(ZOMBIES);
      List<Future<?>> zombies = new ArrayList<>();
      for (int i = 0; i < ZOMBIES; i++) {
        long seed = i;
        zombies.add(threads.submit(() -> run(config, history.log(), committed, seed)));
      }
      for (Future<?> zombie : zombies) {
        zombie.get();
      }
      threads.shutdown();
      cutter.calm();
      finish(config, history.log(), committed);
      assertThat(cutter.cutBefore() + cutter.cutAfter()).as("connections cut").isPositive();
    }

    assertThat(SaleTotals.table(database, "changes_chaos"))
        .containsExactlyInAnyOrderEntriesOf(SaleTotals.of(history.members()));
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreTheLastStateAfterCutCommitsAndZombies(BusHistory.Order order) throws Exception {
    BusHistory history = new BusHistory(new Random(10), PARTITIONS, order).run(STEPS);
    String name = "rows_" + order.name().toLowerCase(Locale.ROOT);
    Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
    try (CommitCutter cutter = new CommitCutter(database.server().address().port(), 13, 15)) {
      Map<String, String> config = config(name, cutter.port());
      config.remove("aggregates");
      config.put("mode", "upsert");
      config.put("table.name", name);
      if (order != BusHistory.Order.OFFSET) {
        config.put("ordering.field", "seen");
        config.put("record.format", order == BusHistory.Order.FIELD ? "plain" : "debezium");
      }
      ExecutorService threads = Executors.newFixedThreadPool(ZOMBIES);
      List<Future<?>> zombies = new ArrayList<>();
      for (int i = 0; i < ZOMBIES; i++) {
        long seed = i;
        zombies.add(threads.submit(() -> run(config, history.log(), committed, seed)));
      }
      for (Future<?> zombie : zombies) {
        zombie.get();
      }
      threads.shutdown();
      cutter.calm();
      finish(config, history.log(), committed);
      assertThat(cutter.cutBefore() + cutter.cutAfter()).as("connections cut").isPositive();
    }

    assertThat(database.rows("SELECT id, route, kph, seen FROM " + name + " ORDER BY id"))
        .isEqualTo(history.rows());
  }

  @Test
  void goesOnOnceAKilledServerIsBack() {
    List<Flight> flights = Flight.random(new Random(8), PARTITIONS, 600);
    Map<TopicPartition, List<SinkRecord>> log =
        flights.stream()
            .map(Flight::withSchema)
            .collect(Collectors.groupingBy(r -> new TopicPartition(r.topic(), r.kafkaPartition())));
    Map<String, String> config = config("killed", database.server().address().port());
    FakeSinkTaskContext context = new FakeSinkTaskContext(config);
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      SimulatedWorker worker = new SimulatedWorker(task, context, log, new ConcurrentHashMap<>());
      worker.open(log.keySet());
      Random random = new Random(4);
      poll(worker, context, random, 20);
      database.server().killHard();
      poll(worker, context, random, 20);
      database.server().restart();
      poll(worker, context, random, 10_000);
    }

    assertThat(table("killed")).isEqualTo(Recomputation.of(flights));
  }

  private static void poll(
      SimulatedWorker worker, FakeSinkTaskContext context, Random random, int rounds) {
    for (int round = 0; round < rounds && !worker.caughtUp(); round++) {
      worker.poll(random);
      idle(context);
    }
  }

  private static void run(
      Map<String, String> config,
      Map<TopicPartition, List<SinkRecord>> log,
      Map<TopicPartition, Long> committed,
      long seed) {
    Random random = new Random(seed);
    FakeSinkTaskContext context = new FakeSinkTaskContext(config);
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      SimulatedWorker worker = new SimulatedWorker(task, context, log, committed);
      worker.open(log.keySet());
      poll(worker, context, random, ROUNDS);
      // Killed: neither closed nor committed.
    }
  }

  private static void finish(
      Map<String, String> config,
      Map<TopicPartition, List<SinkRecord>> log,
      Map<TopicPartition, Long> committed) {
    FakeSinkTaskContext context = new FakeSinkTaskContext(config);
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      SimulatedWorker worker = new SimulatedWorker(task, context, log, committed);
      worker.open(log.keySet());
      Random random = new Random(3);
      poll(worker, context, random, 10_000);
      worker.close(log.keySet());
    }
  }

  /** As the worker does, waits for as long as the task asked, but not long. */
  private static void idle(FakeSinkTaskContext context) {
    List<Long> timeouts = context.timeoutsMs();
    if (!timeouts.isEmpty()) {
      LockSupport.parkNanos(Math.min(5, timeouts.get(timeouts.size() - 1)) * 1_000_000L);
      timeouts.clear();
    }
  }

  private Map<String, String> config(String name, int port) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put("database.port", Integer.toString(port));
    config.put("flush.max.records", "25");
    config.put("flush.interval.ms", "20");
    config.put("aggregates", Flight.sql(name));
    return config;
  }

  private Map<Recomputation.Group, Recomputation> table(String name) {
    Map<Recomputation.Group, Recomputation> table = new HashMap<>();
    for (List<String> row :
        database.rows(
            "SELECT country, TIMESTAMPDIFF(SECOND, '1970-01-01', minute), flights, known, total,"
                + " average, low, high, altitude, last FROM "
                + name)) {
      table.put(
          new Recomputation.Group(row.get(0), Long.parseLong(row.get(1)) * 1000),
          new Recomputation(
              Long.parseLong(row.get(2)),
              Long.parseLong(row.get(3)),
              number(row.get(4)),
              number(row.get(5)),
              number(row.get(6)),
              row.get(7),
              row.get(8) == null ? null : new BigDecimal(row.get(8)),
              row.get(9)));
    }
    return table;
  }

  private static Double number(String text) {
    return text == null ? null : Double.valueOf(text);
  }
}
