package io.tributary.benchmarks.agg;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON with their schema: read by a worker's converter alone, and then taken in by a
 * task, on one thread as in a worker. In turns, so that both meet the same machine.
 */
final class JsonRun implements LoadRun {

  private static final int GROUPS = 100;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 5;

  private final MySqlFlavour flavour;
  private final int recordsPerFlush;
  private final double atLeast;
  private final JsonConverter converter = new JsonConverter();

  /**
   * @param atLeast of the converter's own rate
   */
  JsonRun(MySqlFlavour flavour, int recordsPerFlush, double atLeast) {
    this.flavour = flavour;
    this.recordsPerFlush = recordsPerFlush;
    this.atLeast = atLeast;
  }

  @Override
  public boolean measure() {
    converter.configure(Map.of("schemas.enable", true), false);
    List<List<byte[]>> texts = texts();
    try (RunFolder run =
            RunFolder.create(ProjectRoot.find().resolve("testing/benchmarks/target/runs"));
        MySqlServer server = AggregatesTask.server(run, flavour);
        AggregatesTask task =
            new AggregatesTask(
                server,
                "json",
                0,
                Map.of(
                    "flush.max.records",
                    Integer.toString(recordsPerFlush),
                    "flush.interval.ms",
                    "3600000"))) {
      List<Double> alone = new ArrayList<>();
      List<Double> both = new ArrayList<>();
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        double converted = rate(texts, round, null);
        double aggregated = rate(texts, round, task);
        if (round >= WARM_UP) {
          alone.add(converted);
          both.add(aggregated);
        }
      }
      Figures.title(
          "JSON with schema, %d groups, %d records per flush".formatted(GROUPS, recordsPerFlush),
          flavour.name());
      double bare = Figures.percentile(alone, 0.5);
      double whole = Figures.percentile(both, 0.5);
      Figures.row("records per second, JsonConverter alone", "%.0f /s".formatted(bare));
      Figures.row("records per second, aggregated too", "%.0f /s".formatted(whole));
      return Figures.floor("ratio", whole / bare, "", atLeast);
    }
  }

  private List<List<byte[]>> texts() {
    List<List<byte[]>> texts = new ArrayList<>();
    for (List<SinkRecord> batch : Flights.structs(GROUPS)) {
      texts.add(
          batch.stream()
              .map(it -> converter.fromConnectData(Flights.TOPIC, it.valueSchema(), it.value()))
              .toList());
    }
    return texts;
  }

  private double rate(List<List<byte[]>> texts, int round, @Nullable AggregatesTask task) {
    long offset = (long) round * Flights.RECORDS;
    long begun = System.nanoTime();
    for (List<byte[]> batch : texts) {
      List<SinkRecord> records = new ArrayList<>(batch.size());
      for (byte[] text : batch) {
        SchemaAndValue read = converter.toConnectData(Flights.TOPIC, text);
        records.add(
            new SinkRecord(Flights.TOPIC, 0, null, null, read.schema(), read.value(), offset++));
      }
      if (task != null) {
        task.put(List.of(records));
      }
    }
    return Flights.RECORDS / ((System.nanoTime() - begun) / 1e9);
  }
}
