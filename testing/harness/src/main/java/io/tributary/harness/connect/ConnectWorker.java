package io.tributary.harness.connect;

import io.tributary.harness.process.Command;
import io.tributary.harness.process.ConfigFile;
import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.JavaCommand;
import io.tributary.harness.process.KeptServer;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A distributed Connect worker whose class path is bare Kafka, as users run it. It keeps its port
 * and group over {@link #killHard} and {@link #restart}.
 */
public final class ConnectWorker extends KeptServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final WorkerSettings settings;
  private final ConnectRest rest;

  private ConnectWorker(RunFolder run, WorkerSettings settings, Command command, ConnectRest rest) {
    super(run, command);
    this.settings = settings;
    this.rest = rest;
  }

  /** Starts the worker on a free port and waits until it takes connectors. */
  public static ConnectWorker start(RunFolder run, WorkerSettings settings) {
    int port = FreePorts.next();
    Path config =
        ConfigFile.properties(
            run, settings.name() + ".properties", properties(run, settings, port));
    WorkerVersion version = settings.version();
    Path logging = ConfigFile.logging(run, settings.name(), version.loggingFile());
    Command command =
        new JavaCommand(
                settings.name(),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                version.runtime().classPath())
            .heapMb(settings.heapMb())
            .options(settings.jvmOptions())
            .property(version.loggingProperty(), version.loggingPrefix() + logging)
            .arguments(config)
            .environment(settings.environment())
            .in(run);
    ConnectRest rest = new ConnectRest("http://127.0.0.1:" + port);
    ConnectWorker worker = new ConnectWorker(run, settings, command, rest);
    worker.awaitReady();
    return worker;
  }

  private static Map<String, String> properties(RunFolder run, WorkerSettings settings, int port) {
    Map<String, String> all = new HashMap<>();
    all.put("bootstrap.servers", settings.bootstrap());
    all.put("group.id", "tributary");
    all.put("listeners", "http://127.0.0.1:" + port);
    all.put("rest.advertised.host.name", "127.0.0.1");
    all.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
    all.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    for (String store : List.of("config", "offset", "status")) {
      all.put(store + ".storage.topic", "connect-" + store);
      all.put(store + ".storage.replication.factor", "1");
    }
    // 25 and 5 by default: most of a cold start goes into creating them.
    all.put("offset.storage.partitions", "1");
    all.put("status.storage.partitions", "1");
    all.put("offset.flush.interval.ms", "5000");
    all.put("plugin.path", PluginFolders.link(run, settings.name(), settings.plugins()).toString());
    all.put("plugin.discovery", "service_load");
    all.put("exactly.once.source.support", "enabled");
    all.put("config.providers", "env");
    all.put(
        "config.providers.env.class",
        "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    // A worker that comes back after a kill gets its tasks at once, and does not wait a minute for
    // the transaction
    // that the kill left open.
    all.put("scheduled.rebalance.max.delay.ms", "0");
    all.put("session.timeout.ms", "6000");
    all.put("heartbeat.interval.ms", "1500");
    all.put("producer.transaction.timeout.ms", "10000");
    all.putAll(settings.overrides());
    return all;
  }

  @Override
  protected void awaitReady() {
    process().awaitReady(START_LIMIT, () -> rest.ready(settings.version()));
  }

  public ConnectRest rest() {
    return rest;
  }
}
