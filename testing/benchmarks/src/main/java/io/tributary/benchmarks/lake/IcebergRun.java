package io.tributary.benchmarks.lake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.process.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Rows of a topic appended to a table in a local folder, by us and by Iceberg's sink, in turn. */
final class IcebergRun implements LoadRun {

  private static final int HEAP_MB = 512;
  private static final String COMMIT_MS = "5000";
  private static final String CONTROL = "control-iceberg";
  private static final String THEIRS = "iceberg";

  private final Path folder;
  private final int rows;

  /**
   * @param folder an empty one
   */
  IcebergRun(Path folder, int rows) {
    this.folder = folder;
    this.rows = rows;
  }

  @Override
  public boolean measure() {
    try (LakeRig rig = new LakeRig(folder)) {
      rig.fill(rows, i -> i);
      rig.broker().createTopic(CONTROL, 1);
      LakeRig.Run filling = ours(rig, "ours-filling", Map.of());
      LakeRig.Run ours = ours(rig, "ours", Map.of("append.fill.below.bytes", "0"));
      LakeRig.Run theirs = theirs(rig);
      Figures.title(
          "appends of " + rows + " rows", "one task in a worker, heap " + HEAP_MB + " MB");
      show("ours, small files written again with more rows, the default", filling);
      show("ours, new files in each commit, as Iceberg's sink does", ours);
      show("Iceberg's sink 1.9.2", theirs);
      return Figures.floor(
          "rows/s to Iceberg's", ours.rowsPerSecond() / theirs.rowsPerSecond(), "x", 1);
    }
  }

  private static void show(String who, LakeRig.Run run) {
    Figures.row(
        who,
        String.format(
            Locale.ROOT, "%.0f rows/s, peak RSS %.0f MiB", run.rowsPerSecond(), run.peakMb()));
  }

  private LakeRig.Run ours(LakeRig rig, String name, Map<String, String> settings) {
    Map<String, String> config = sink(name, "io.tributary.connect.hudi.HudiSinkConnector");
    config.put("table.name", "flights");
    config.put("table.path", "file:" + folder.resolve(name));
    config.put("write.mode", "append");
    config.put("commit.interval.ms", COMMIT_MS);
    config.putAll(settings);
    try (ConnectWorker worker = rig.worker(name, LakeRig.ours(), HEAP_MB);
        Admin admin = rig.broker().admin()) {
      return rig.measure(worker, config, 1, rows, () -> rig.committed(admin, name));
    }
  }

  private LakeRig.Run theirs(LakeRig rig) {
    Path plugin = ProjectRoot.find().resolve("testing/benchmarks/rivals/iceberg-sink/target/lib");
    Path warehouse = folder.resolve("warehouse");
    Map<String, String> config = sink(THEIRS, "org.apache.iceberg.connect.IcebergSinkConnector");
    config.put("iceberg.tables", "lake.flights");
    config.put("iceberg.tables.auto-create-enabled", "true");
    config.put("iceberg.catalog.type", "hadoop");
    config.put("iceberg.catalog.warehouse", "file:" + warehouse);
    config.put("iceberg.control.topic", CONTROL);
    config.put("iceberg.control.commit.interval-ms", COMMIT_MS);
    config.put("iceberg.control.commit.timeout-ms", "60000");
    try (ConnectWorker worker = rig.worker(THEIRS, plugin, HEAP_MB)) {
      return rig.measure(
          worker, config, 1, rows, () -> records(warehouse.resolve("lake/flights/metadata")));
    }
  }

  private static Map<String, String> sink(String name, String connector) {
    Map<String, String> config = new HashMap<>();
    config.put("name", name);
    config.put("connector.class", connector);
    config.put("tasks.max", "1");
    config.put("topics", Flights.TOPIC);
    return config;
  }

  /** What the newest snapshot of an Iceberg table says that it holds. */
  private static long records(Path metadata) {
    Path hint = metadata.resolve("version-hint.text");
    if (Files.notExists(hint)) {
      return 0;
    }
    try {
      String version = Files.readString(hint).strip();
      Path file = metadata.resolve("v" + version + ".metadata.json");
      long records = 0;
      try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
        while (json.nextToken() != null) {
          if ("total-records".equals(json.currentName()) && json.currentToken().isScalarValue()) {
            records = Math.max(records, Long.parseLong(json.getText()));
          }
        }
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
