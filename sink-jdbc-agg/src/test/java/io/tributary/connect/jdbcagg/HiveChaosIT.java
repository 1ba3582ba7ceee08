package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.config.HiveWriteMode;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several tasks that all believe they own all partitions, over connections that are cut at commits.
 * By {@code -Dhive.chaos.flights} more records, and so flushes.
 */
@ParameterizedClass
@EnumSource(HiveWriteMode.class)
@ExtendWith(TestHive.Provider.class)
class HiveChaosIT {

  private static final int FLIGHTS = Integer.getInteger("hive.chaos.flights", 90);
  private static final int PARTITIONS = 2;
  private static final int ZOMBIES = 2;
  private static final int ROUNDS_OF_A_ZOMBIE = 9;

  private final HiveWriteMode mode;
  private final TestHive hive;

  HiveChaosIT(HiveWriteMode mode, TestHive hive) {
    this.mode = mode;
    this.hive = hive;
  }

  @Test
  void countsEachRecordOnceWhateverIsCutAndWhoeverWrites() throws Exception {
    List<Flight> flights = Flight.random(new Random(7), PARTITIONS, FLIGHTS);
    Map<String, String> config = config("chaos_" + mode.name().toLowerCase(Locale.ROOT));
    try (RequestCutter cutter = cutter(config)) {
      run(flights, config, cutter);
    }

    assertThat(table(config)).isEqualTo(Recomputation.of(flights));
  }

  /** Cuts the request that commits. */
  private RequestCutter cutter(Map<String, String> config) {
    boolean merge = mode == HiveWriteMode.MERGE;
    RequestCutter cutter =
        merge
            ? new RequestCutter(hive.server().port(), "MERGE INTO", 5, 35)
            : new RequestCutter(
                hive.server().metastorePort(), "alter_table_with_environment_context", 5, 35);
    config.put(merge ? "database.port" : "hive.metastore.port", Integer.toString(cutter.port()));
    return cutter;
  }

  @Test
  void goesOnOnceAKilledServerIsBack() {
    List<Flight> flights = Flight.random(new Random(8), PARTITIONS, 60);
    Map<String, String> config = config("killed_" + mode.name().toLowerCase(Locale.ROOT));
    FakeSinkTaskContext context = new FakeSinkTaskContext(config);
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      SimulatedWorker worker =
          new SimulatedWorker(task, context, log(flights), new ConcurrentHashMap<>());
      worker.open(log(flights).keySet());
      Random random = new Random(4);
      poll(worker, context, random, 8);
      hive.server().killHard();
      poll(worker, context, random, 8);
      hive.server().restart();
      poll(worker, context, random, 10_000);
    }

    assertThat(table(config)).isEqualTo(Recomputation.of(flights));
  }

  private void run(List<Flight> flights, Map<String, String> config, RequestCutter cutter)
      throws Exception {
    Map<TopicPartition, List<SinkRecord>> log = log(flights);
    Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(ZOMBIES);
    List<Future<?>> zombies = new ArrayList<>();
    for (int i = 0; i < ZOMBIES; i++) {
      long seed = i;
      zombies.add(
          threads.submit(() -> task(config, log, committed, new Random(seed), ROUNDS_OF_A_ZOMBIE)));
    }
    for (Future<?> zombie : zombies) {
      zombie.get();
    }
    threads.shutdown();
    cutter.calm();
    task(config, log, committed, new Random(3), 10_000);
    assertThat(cutter.cutBefore() + cutter.cutAfter()).as("commits cut").isPositive();
  }

  /** A task that is killed after its rounds: neither closed nor committed. */
  private static void task(
      Map<String, String> config,
      Map<TopicPartition, List<SinkRecord>> log,
      Map<TopicPartition, Long> committed,
      Random random,
      int rounds) {
    FakeSinkTaskContext context = new FakeSinkTaskContext(config);
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      SimulatedWorker worker = new SimulatedWorker(task, context, log, committed);
      worker.open(log.keySet());
      poll(worker, context, random, rounds);
    }
  }

  private static void poll(
      SimulatedWorker worker, FakeSinkTaskContext context, Random random, int rounds) {
    for (int round = 0; round < rounds && !worker.caughtUp(); round++) {
      worker.poll(random);
      idle(context);
    }
  }

  /** As the worker does, waits for as long as the task asked, but not long. */
  private static void idle(FakeSinkTaskContext context) {
    List<Long> timeouts = context.timeoutsMs();
    if (!timeouts.isEmpty()) {
      LockSupport.parkNanos(Math.min(50, timeouts.get(timeouts.size() - 1)) * 1_000_000L);
      timeouts.clear();
    }
  }

  private static Map<TopicPartition, List<SinkRecord>> log(List<Flight> flights) {
    return flights.stream()
        .map(Flight::withSchema)
        .collect(Collectors.groupingBy(r -> new TopicPartition(r.topic(), r.kafkaPartition())));
  }

  private Map<String, String> config(String name) {
    Map<String, String> config = hive.config(mode);
    config.put("name", name);
    config.put("flush.max.records", "15");
    config.put("flush.interval.ms", "20");
    config.put("aggregates", Flight.sql(name));
    return config;
  }

  private Map<Recomputation.Group, Recomputation> table(Map<String, String> config) {
    Map<Recomputation.Group, Recomputation> rows = new HashMap<>();
    for (List<String> row :
        hive.rows(
            "SELECT country, UNIX_TIMESTAMP(minute), flights, known, total, average, low, high,"
                + " altitude, last FROM "
                + config.get("name"))) {
      rows.put(
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
    return rows;
  }

  private static Double number(String text) {
    return text == null ? null : Double.valueOf(text);
  }
}
