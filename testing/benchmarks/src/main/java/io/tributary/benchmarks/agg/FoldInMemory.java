package io.tributary.benchmarks.agg;

import io.tributary.benchmarks.Against;
import io.tributary.benchmarks.Within;
import io.tributary.connect.jdbcagg.JdbcAggSinkTask;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.RunFolder;
import io.tributary.testkit.FakeSinkTaskContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code put} of a started task, without any flush: count, sum, min and max by two texts and a
 * minute. One operation is one record. A round begins with no group in memory, and ends with all of
 * them; but where groups are live, they are in memory from the rounds before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Flights.RECORDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FoldInMemory {

  private static final int FEW = 1_000;
  private static final int MANY = 100_000;

  /** So many do not reach the largest flush.max.records. */
  private static final int ROUNDS_IN_MEMORY = 30;

  private static final List<TopicPartition> OWNED = List.of(new TopicPartition(Flights.TOPIC, 0));

  private final List<List<SinkRecord>> few = Flights.structs(FEW);
  private final List<List<SinkRecord>> many = Flights.structs(MANY);
  private final List<List<SinkRecord>> maps = Flights.maps(MANY);
  private final Flights.Repeated again = new Flights.Repeated(many);
  private final HandWrittenFold byHand = new HandWrittenFold(many);
  private int roundsInMemory = ROUNDS_IN_MEMORY;
  private final JdbcAggSinkTask task = new JdbcAggSinkTask();
  private final RunFolder run = RunFolder.create(Path.of("testing/benchmarks/target/fold"));
  private final MySqlServer server = MySqlServer.start(run, MySqlFlavour.LIGHT);

  @Setup
  public void setUp() {
    Map<String, String> config = new HashMap<>();
    config.put("name", "fold");
    config.put("database.host", server.address().host());
    config.put("database.port", Integer.toString(server.address().port()));
    config.put("database.name", server.address().database());
    config.put("database.user", server.address().accounts().app().user());
    config.put("database.password", server.address().accounts().app().password());
    config.put("database.tls.mode", "disable");
    config.put("flush.max.records", "10000000");
    config.put("flush.interval.ms", "3600000");
    config.put(
        "aggregates",
        """
        INSERT INTO flights_by_cell
        SELECT country, cell, COUNT(*) AS flights, SUM(velocity) AS total, MIN(velocity) AS low,
          MAX(velocity) AS high
        FROM flights GROUP BY country, cell, TUMBLE(seen, INTERVAL '1' MINUTE)\
        """);
    task.initialize(new FakeSinkTaskContext(config));
    task.start(config);
  }

  @TearDown
  public void tearDown() {
    task.stop();
    server.close();
    run.close();
  }

  /** The same by a loop that knows the record and the aggregates. */
  @Benchmark
  public Object fewGroupsByHand() {
    return HandWrittenFold.of(few);
  }

  @Benchmark
  @Against("fewGroupsByHand")
  @Within(cpuNanos = 100)
  public void fewGroups() {
    put(few);
  }

  @Benchmark
  public Object liveGroupsByHand() {
    return byHand.take(many);
  }

  @Benchmark
  @Against("liveGroupsByHand")
  @Within(cpuNanos = 300)
  public void liveGroups() {
    if (roundsInMemory++ == ROUNDS_IN_MEMORY) {
      roundsInMemory = 1;
      task.open(OWNED);
    }
    for (List<SinkRecord> batch : again.next()) {
      task.put(batch);
    }
  }

  /** A third of the records make a group. */
  @Benchmark
  public Object manyGroupsByHand() {
    return HandWrittenFold.of(many);
  }

  @Benchmark
  @Against("manyGroupsByHand")
  public void manyGroups() {
    put(many);
  }

  /** Records as a JsonConverter without schemas makes them. */
  @Benchmark
  public void manyGroupsOfMaps() {
    put(maps);
  }

  private void put(List<List<SinkRecord>> batches) {
    task.open(OWNED); // drops what the last round left in memory
    for (List<SinkRecord> batch : batches) {
      task.put(batch);
    }
  }
}
