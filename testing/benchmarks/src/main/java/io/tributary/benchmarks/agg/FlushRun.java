package io.tributary.benchmarks.agg;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.RunFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One task from {@code put} to the answer of the commit that has groups and offsets, with records
 * that are read already.
 */
final class FlushRun implements LoadRun {

  private static final int WARM_UP = 4;
  private static final int ROUNDS = 7;

  private final MySqlFlavour flavour;
  private final int groups;
  private final int recordsPerFlush;
  private final double atLeast;

  /**
   * @param atLeast records per second
   */
  FlushRun(MySqlFlavour flavour, int groups, int recordsPerFlush, double atLeast) {
    this.flavour = flavour;
    this.groups = groups;
    this.recordsPerFlush = recordsPerFlush;
    this.atLeast = atLeast;
  }

  @Override
  public boolean measure() {
    try (RunFolder run =
            RunFolder.create(ProjectRoot.find().resolve("testing/benchmarks/target/runs"));
        MySqlServer server = AggregatesTask.server(run, flavour);
        AggregatesTask task =
            new AggregatesTask(
                server,
                "flushed",
                0,
                Map.of(
                    "flush.max.records",
                    Integer.toString(recordsPerFlush),
                    "flush.interval.ms",
                    "3600000"))) {
      List<Double> rates = new ArrayList<>();
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        List<List<SinkRecord>> records = Flights.structs(groups, 0, (long) round * Flights.RECORDS);
        long begun = System.nanoTime();
        task.put(records);
        double seconds = Duration.ofNanos(System.nanoTime() - begun).toNanos() / 1e9;
        if (round >= WARM_UP) {
          rates.add(Flights.RECORDS / seconds);
        }
      }
      Figures.title(
          "%d groups, %d records per flush".formatted(groups, recordsPerFlush), flavour.name());
      Figures.row("flushes", task.gauge("flushes-total"));
      Figures.row("flush, longest, ms", task.gauge("flush-time-max-ms"));
      return Figures.floor(
          "records per second, median of " + ROUNDS, Figures.percentile(rates, 0.5), "/s", atLeast);
    }
  }
}
