package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import io.tributary.testkit.FakeSinkTaskContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  private static final int LONGEST_WAIT_MS = 50;

  /** As many lives as there are records for. */
  private static final Chaos CHAOS = new Chaos(2, Math.max(1, FLIGHTS / 90), 18, LONGEST_WAIT_MS);

  private final HiveWriteMode mode;
  private final TestHive hive;

  HiveChaosIT(HiveWriteMode mode, TestHive hive) {
    this.mode = mode;
    this.hive = hive;
  }

  /**
   * Several tables are written one after the other, so tasks are cut and killed between them, too.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void countsEachRecordOnceWhateverIsCutAndWhoeverWrites(int tables) throws Exception {
    List<Flight> flights = Flight.random(new Random(7), PARTITIONS, FLIGHTS);
    List<String> names = names("chaos", tables);
    Map<String, String> config = config(names);
    try (RequestCutter cutter = cutter(config)) {
      CHAOS.run(config, log(flights), cutter, 7);
    }

    assertThat(names)
        .allSatisfy(name -> assertThat(rows(name)).isEqualTo(Recomputation.of(flights)));
  }

  /** Cuts the request that commits. */
  private RequestCutter cutter(Map<String, String> config) {
    boolean merge = mode == HiveWriteMode.MERGE;
    RequestCutter cutter =
        merge
            ? RequestCutter.of("MERGE INTO", hive.server().port(), 5, 35)
            : RequestCutter.of(
                "alter_table_with_environment_context", hive.server().metastorePort(), 5, 35);
    config.put(merge ? "database.port" : "hive.metastore.port", Integer.toString(cutter.port()));
    return cutter;
  }

  @Test
  void goesOnOnceAKilledServerIsBack() {
    List<Flight> flights = Flight.random(new Random(8), PARTITIONS, 60);
    List<String> names = names("killed", 2);
    Map<String, String> config = config(names);
    FakeSinkTaskContext context = new FakeSinkTaskContext(config);
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      SimulatedWorker worker =
          new SimulatedWorker(task, context, log(flights), new ConcurrentHashMap<>());
      worker.open(log(flights).keySet());
      Random random = new Random(4);
      worker.run(random, 8, LONGEST_WAIT_MS);
      hive.server().killHard();
      worker.run(random, 8, LONGEST_WAIT_MS);
      hive.server().restart();
      worker.run(random, 10_000, LONGEST_WAIT_MS);
    }

    assertThat(names)
        .allSatisfy(name -> assertThat(rows(name)).isEqualTo(Recomputation.of(flights)));
  }

  private static Map<TopicPartition, List<SinkRecord>> log(List<Flight> flights) {
    return flights.stream()
        .map(Flight::withSchema)
        .collect(Collectors.groupingBy(r -> new TopicPartition(r.topic(), r.kafkaPartition())));
  }

  /** Both ways write into one Hive. */
  private List<String> names(String what, int tables) {
    return IntStream.range(0, tables)
        .mapToObj(i -> what + tables + "_" + mode.name().toLowerCase(Locale.ROOT) + i)
        .toList();
  }

  private Map<String, String> config(List<String> tables) {
    Map<String, String> config = hive.config(mode);
    config.put("name", tables.get(0));
    config.put("flush.max.records", "15");
    config.put("flush.interval.ms", "20");
    config.put("aggregates", tables.stream().map(Flight::sql).collect(Collectors.joining(";")));
    return config;
  }

  private Map<Recomputation.Group, Recomputation> rows(String table) {
    return Recomputation.read(
        hive.rows(
            "SELECT country, UNIX_TIMESTAMP(minute), flights, known, total, average, low, high,"
                + " altitude, last FROM "
                + table));
  }
}
