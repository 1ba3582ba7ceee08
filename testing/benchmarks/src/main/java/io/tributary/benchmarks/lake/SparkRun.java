package io.tributary.benchmarks.lake;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.process.JavaCommand;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.ResidentMemory;
import io.tributary.harness.process.ServerProcess;
import io.tributary.harness.spark.SparkReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * Upserts of a topic into a table in a local folder, in commits of so many rows: one task in a
 * worker, and Spark with Hudi's released bundle on two cores.
 */
final class SparkRun implements LoadRun {

  private static final int HEAP_MB = 128;
  private static final int SPARK_HEAP_MB = 1_024;
  private static final long LOOK_NANOS = 200_000_000;
  private static final double MIB = 1_048_576;

  /** Neighbours in the topic are no neighbours in the table. */
  private static final long STRIDE = 7_919;

  private final Path folder;
  private final int batch;
  private final int warmUp;
  private final int batches;
  private final int keys;

  /**
   * @param folder an empty one
   * @param batch rows of a commit
   * @param keys rows of the table
   */
  SparkRun(Path folder, int batch, int warmUp, int batches, int keys) {
    this.folder = folder;
    this.batch = batch;
    this.warmUp = warmUp;
    this.batches = batches;
    this.keys = keys;
  }

  @Override
  public boolean measure() throws IOException {
    try (LakeRig rig = new LakeRig(folder)) {
      // One batch more than is measured: a poll need not end where a batch does, and what is left
      // of the topic after the last full batch waits for the commit interval.
      rig.fill(batch * (warmUp + batches + 1), i -> (int) (i * STRIDE % keys));
      boolean logged = compare(rig, "MERGE_ON_READ");
      return compare(rig, "COPY_ON_WRITE") && logged;
    }
  }

  private boolean compare(LakeRig rig, String type) throws IOException {
    LakeRig.Run ours = ours(rig, type.toLowerCase(Locale.ROOT));
    LakeRig.Run sparks = sparks(rig, type);
    Figures.title("upserts of " + batch + " rows, " + type, batches + " after " + warmUp);
    show("ours", ours);
    show("Spark 3.5.5, Hudi 1.2.0, local[2]", sparks);
    boolean quick =
        Figures.floor("rows/s to Spark's", ours.rowsPerSecond() / sparks.rowsPerSecond(), "x", 5);
    return Figures.floor("Spark's peak memory to ours", sparks.peakMb() / ours.peakMb(), "x", 4)
        && quick;
  }

  private static void show(String who, LakeRig.Run run) {
    Figures.row(
        who,
        String.format(
            Locale.ROOT, "%.0f rows/s, peak RSS %.0f MiB", run.rowsPerSecond(), run.peakMb()));
  }

  private LakeRig.Run ours(LakeRig rig, String type) {
    String name = "ours-" + type;
    Map<String, String> config = new HashMap<>();
    config.put("name", name);
    config.put("connector.class", "io.tributary.connect.hudi.HudiSinkConnector");
    config.put("tasks.max", "1");
    config.put("topics", Flights.TOPIC);
    config.put("table.name", "flights");
    config.put("table.path", "file:" + folder.resolve(name));
    config.put("table.type", type);
    config.put("record.key.fields", Flights.KEY);
    config.put("commit.max.records", Integer.toString(batch));
    try (ConnectWorker worker = rig.worker(name, LakeRig.ours(), HEAP_MB);
        Admin admin = rig.broker().admin()) {
      return rig.measure(
          worker,
          config,
          (long) batch * warmUp,
          (long) batch * (warmUp + batches),
          () -> rig.committed(admin, name));
    }
  }

  private LakeRig.Run sparks(LakeRig rig, String type) throws IOException {
    Path target =
        ProjectRoot.find().resolve("testing/benchmarks/rivals/spark-upserts").resolve("target");
    List<Path> classPath = Rival.classPath(target);
    Path figures = folder.resolve("spark-" + type);
    ServerProcess spark =
        ServerProcess.start(
            new JavaCommand("spark-" + type, "io.tributary.rival.spark.UpsertBatches", classPath)
                .heapMb(SPARK_HEAP_MB)
                .options(LakeRig.FULL_SPEED)
                .options(SparkReader.jvmOptions())
                .arguments(rig.broker().bootstrap(), Flights.TOPIC, Flights.ddl(), Flights.KEY)
                .arguments(folder.resolve("table-" + type), type, batch, warmUp + batches, figures)
                .in(rig.run()),
            rig.run());
    double peakMb = 0;
    while (spark.alive()) {
      peakMb = Math.max(peakMb, ResidentMemory.peakOf(spark.pid()) / MIB);
      LockSupport.parkNanos(LOOK_NANOS);
    }
    List<String> millis = Files.readAllLines(figures);
    if (millis.size() < warmUp + batches) {
      throw new IllegalStateException(String.join("\n", spark.logTail()));
    }
    double seconds = millis.stream().skip(warmUp).mapToLong(Long::parseLong).sum() / 1_000.0;
    return new LakeRig.Run((double) batch * batches / seconds, peakMb);
  }
}
