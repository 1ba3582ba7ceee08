package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.config.FlushSettings;
import io.tributary.connect.jdbcagg.flush.FlushCycle;
import io.tributary.connect.jdbcagg.flush.Folds;
import io.tributary.connect.jdbcagg.metrics.TaskMeter;
import io.tributary.testkit.FakeSinkTaskContext;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random batches, faults, rebalances and zombies never make the table differ. */
class DeliveryPropertyTest {

  private static final int PARTITIONS = 3;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T10:00:00Z"));

  static List<Long> seeds() {
    return new Random(20261120).longs(300).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tableEqualsTheRecomputation(long seed) {
    deliver(seed, 1);
  }

  static List<Long> fewerSeeds() {
    return seeds().subList(0, 100);
  }

  /** Here a task may also be lost between two tables' commits. */
  @ParameterizedTest
  @MethodSource("fewerSeeds")
  void tablesWithOffsetsOfTheirOwnEqualTheRecomputation(long seed) {
    deliver(seed, 3);
  }

  private void deliver(long seed, int tables) {
    Random random = new Random(seed);
    List<Flight> flights = Flight.random(random, PARTITIONS, 40 + random.nextInt(200));
    Map<TopicPartition, List<SinkRecord>> log = log(flights);
    int faulty = random.nextInt(6);
    boolean[] calm = {false};
    Supplier<FakeDatabase.Fault> faults =
        () ->
            calm[0] || random.nextInt(10) >= faulty
                ? FakeDatabase.Fault.NONE
                : FakeDatabase.Fault.values()[random.nextInt(5)];
    List<FakeDatabase> databases =
        Stream.generate(() -> new FakeDatabase(faults)).limit(tables).toList();
    Map<TopicPartition, Long> committed = new HashMap<>();
    List<SimulatedWorker> workers = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      disturb(random, workers, () -> worker(random, databases, log, committed));
      for (SimulatedWorker worker : workers) {
        worker.poll(random);
      }
      clock.advance(Duration.ofMillis(random.nextInt(300)));
    }
    calm[0] = true;
    SimulatedWorker last = worker(random, databases, log, committed);
    last.open(log.keySet());
    for (int step = 0; step < 1000 && !last.caughtUp(); step++) {
      last.poll(random);
      clock.advance(Duration.ofMillis(200));
    }

    assertThat(databases)
        .as("seed %d", seed)
        .allSatisfy(each -> assertThat(each.table()).isEqualTo(Recomputation.of(flights)));
  }

  /**
   * Starts tasks that own some or all partitions, whoever else owns them; stops or kills others.
   */
  private static void disturb(
      Random random, List<SimulatedWorker> workers, Supplier<SimulatedWorker> starts) {
    List<TopicPartition> all = partitions();
    if (workers.isEmpty() || (workers.size() < 3 && random.nextInt(10) == 0)) {
      SimulatedWorker worker = starts.get();
      worker.open(all.subList(0, 1 + random.nextInt(PARTITIONS)));
      workers.add(worker);
    } else if (random.nextInt(12) == 0) {
      SimulatedWorker worker = workers.get(random.nextInt(workers.size()));
      worker.close(all);
      worker.open(all.subList(random.nextInt(PARTITIONS), PARTITIONS));
    } else if (random.nextInt(12) == 0) {
      workers.remove(random.nextInt(workers.size())); // as kill -9 does
    }
  }

  private SimulatedWorker worker(
      Random random,
      List<FakeDatabase> databases,
      Map<TopicPartition, List<SinkRecord>> log,
      Map<TopicPartition, Long> committed) {
    FakeSinkTaskContext context = new FakeSinkTaskContext(Map.of());
    FakeDatabase.Tables tables = FakeDatabase.of(databases);
    Folds folds = tables.folds();
    TaskMeter meter = new TaskMeter(clock);
    FlushCycle cycle =
        new FlushCycle(
            folds,
            new FlushSettings(1 + random.nextInt(40), Duration.ofMillis(500), Duration.ofHours(1)),
            new FlushCycle.Ports(tables.ledger(), tables.writer(), context, meter),
            clock,
            random);
    StartedJdbcAggSinkTask task =
        new StartedJdbcAggSinkTask(
            context,
            new StartedJdbcAggSinkTask.Parts(
                folds,
                FakeDatabase.WINDOWS,
                cycle,
                false,
                meter,
                Unshown.metrics(clock),
                () -> {}));
    return new SimulatedWorker(new Started(task), context, log, committed);
  }

  private static Map<TopicPartition, List<SinkRecord>> log(List<Flight> flights) {
    return flights.stream()
        .map(Flight::withSchema)
        .collect(
            Collectors.groupingBy(
                record -> new TopicPartition(record.topic(), record.kafkaPartition())));
  }

  private static List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new TopicPartition(Flight.TOPIC, i));
    }
    return partitions;
  }

  private record Started(StartedJdbcAggSinkTask task) implements SimulatedWorker.Driven {
    @Override
    public void open(Collection<TopicPartition> partitions) {
      task.open(partitions);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
      task.put(records);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit() {
      return task.durableOffsets();
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
      task.close(partitions);
    }
  }
}
