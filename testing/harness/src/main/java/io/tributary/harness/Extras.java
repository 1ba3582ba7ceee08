package io.tributary.harness;

import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.hive.HiveServer;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.process.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The servers that few pipelines need, as they start. */
final class Extras {

  private static final String AGGREGATES = "tributary-sink-jdbc-agg";

  private final RunFolder run;
  private final @Nullable Future<HiveServer> hive;
  private final @Nullable Future<KafkaBroker> second;

  private Extras(
      RunFolder run, @Nullable Future<HiveServer> hive, @Nullable Future<KafkaBroker> second) {
    this.run = run;
    this.hive = hive;
    this.second = second;
  }

  /** Begins to start those that are wanted. */
  static Extras begin(Set<Extra> wanted, RunFolder run, Startup startup) {
    return new Extras(
        run,
        wanted.contains(Extra.HIVE)
            ? startup.begin("Hive", () -> HiveServer.start(run), each -> each::close)
            : null,
        wanted.contains(Extra.SECOND_CLUSTER)
            ? startup.begin(
                "second Kafka broker",
                () -> KafkaBroker.start(run, "broker-2"),
                each -> each::close)
            : null);
  }

  @Nullable HiveServer hive() {
    return hive == null ? null : Startup.await(hive);
  }

  @Nullable KafkaBroker second() {
    return second == null ? null : Startup.await(second);
  }

  /** What connector configs may refer to. */
  Map<String, String> environment() {
    Map<String, String> all = new HashMap<>();
    HiveServer server = hive();
    if (server != null) {
      all.put("HIVE_HOST", server.host());
      all.put("HIVE_PORT", Integer.toString(server.port()));
      all.put("HIVE_METASTORE_PORT", Integer.toString(server.metastorePort()));
      all.put("HIVE_USER", server.user());
      all.put("HIVE_PASSWORD", server.password());
    }
    KafkaBroker broker = second();
    if (broker != null) {
      all.put("KAFKA_SOURCE_BOOTSTRAP_SERVERS", broker.bootstrap());
    }
    return all;
  }

  /** The worker as it must be to reach them. */
  WorkerSettings worker(WorkerSettings worker) {
    if (hive == null) {
      return worker;
    }
    try {
      Path shared = Files.createDirectories(run.resolve("hive-files"));
      List<Path> plugins =
          worker.plugins().stream()
              .map(
                  plugin ->
                      plugin.endsWith(AGGREGATES)
                          ? PluginFolders.with(run, plugin, List.of(HiveServer.driver()))
                          : plugin)
              .toList();
      return worker.plugins(plugins).jvmOptions("-Dtributary.hive.dir=" + shared);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a folder in " + run.path(), e);
    }
  }
}
