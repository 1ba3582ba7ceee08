package io.tributary.benchmarks.http;

import io.tributary.benchmarks.readymade.ReadyMadePlugin;
import io.tributary.benchmarks.readymade.ReadyMadeRecords;
import io.tributary.benchmarks.readymade.ReadyMadeRecords.Bytes;
import io.tributary.benchmarks.readymade.ReadyMadeSource;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.LiveJvm;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A broker and a worker with one plugin, both processes of their own. */
final class LoadRig implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String CONNECTOR = "load";
  private static final String READY_MADE = "ready-made";
  private static final String GC_LOG = "gc.log";

  /** Such as {@code GC(7) Pause Full (G1 Compaction Pause) 240M->180M(256M) 400ms}. */
  private static final Pattern FULL = Pattern.compile("Pause Full \\((?!System\\.gc|Heap|Diagn)");

  private final RunFolder run;
  private final KafkaBroker broker;
  private final ConnectWorker worker;
  private final LiveJvm jvm;

  private LoadRig(RunFolder run, KafkaBroker broker, ConnectWorker worker) {
    this.run = run;
    this.broker = broker;
    this.worker = worker;
    this.jvm = LiveJvm.of(worker.process());
  }

  static LoadRig start(Contender contender, int heapMb, boolean exactlyOnce) {
    Path target = ProjectRoot.find().resolve("testing/benchmarks/target");
    RunFolder run = RunFolder.create(target.resolve("runs"));
    KafkaBroker broker = KafkaBroker.start(run);
    WorkerSettings settings =
        WorkerSettings.of(broker.bootstrap())
            .plugins(List.of(contender.folder(), readyMade(target)))
            .heapMb(heapMb)
            .with("plugin.discovery", contender.discovery())
            .with("exactly.once.source.support", exactlyOnce ? "enabled" : "disabled")
            .with("value.converter.schemas.enable", "false")
            .with("key.converter.schemas.enable", "false")
            // As Kafka's own scripts start a worker; the harness's options are for a quick start.
            .jvmOptions(
                "-XX:TieredStopAtLevel=4",
                "-XX:-UseSerialGC",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-Xlog:gc:file=" + run.resolve(GC_LOG));
    return new LoadRig(run, broker, ConnectWorker.start(run, settings));
  }

  private static Path readyMade(Path target) {
    Path folder = target.resolve(READY_MADE);
    try {
      ReadyMadePlugin.write(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the plugin " + folder, e);
    }
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  void createTopic(String topic) {
    broker.createTopic(topic, 1);
  }

  LiveJvm jvm() {
    return jvm;
  }

  ConnectWorker worker() {
    return worker;
  }

  void run(Map<String, String> config) {
    worker.rest().create(CONNECTOR, config);
    worker.rest().awaitRunning(CONNECTOR, LIMIT);
  }

  /** Lets the worker send records that need no work, until {@link #endReadyMade}. */
  void runReadyMade(String topic, List<Bytes> records, Map<String, String> producer) {
    Path file = run.resolve(READY_MADE);
    try {
      ReadyMadeRecords.write(file, records);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
    String converter = "org.apache.kafka.connect.converters.ByteArrayConverter";
    Map<String, String> config = new HashMap<>();
    config.put("connector.class", ReadyMadeSource.class.getName());
    config.put("tasks.max", "1");
    config.put("key.converter", converter);
    config.put("value.converter", converter);
    config.put(ReadyMadeSource.FILE, file.toString());
    config.put(ReadyMadeSource.TOPIC, topic);
    producer.forEach((key, value) -> config.put("producer.override." + key, value));
    worker.rest().create(READY_MADE, config);
    worker.rest().awaitRunning(READY_MADE, LIMIT);
  }

  void endReadyMade() {
    worker.rest().delete(READY_MADE);
  }

  void pause() {
    worker.rest().pause(CONNECTOR);
  }

  void resume() {
    worker.rest().resume(CONNECTOR);
  }

  /** Whether the connector and its tasks have not failed. */
  boolean runs() {
    return worker.process().alive() && !worker.rest().status(CONNECTOR).failed();
  }

  /** How long a stop takes until all tasks have ended. */
  Duration stop() {
    long begun = System.nanoTime();
    worker.rest().stop(CONNECTOR);
    Await.until(
        "the tasks have ended", LIMIT, () -> worker.rest().status(CONNECTOR).tasks().isEmpty());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Megabytes that live in the worker's heap. */
  int liveMb() {
    return (int) (jvm.liveHeapBytes() / 1_048_576);
  }

  /** Collections of the whole heap that the worker needed until now; ours are not counted. */
  long fullCollections() {
    try (Stream<String> lines = Files.lines(gcLog())) {
      return lines.filter(line -> FULL.matcher(line).find()).count();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the worker's collections", e);
    }
  }

  private Path gcLog() {
    return run.resolve(GC_LOG);
  }

  @Override
  public void close() {
    if (worker.process().alive()) {
      jvm.close();
    }
    worker.close();
    broker.close();
    run.close();
  }
}
