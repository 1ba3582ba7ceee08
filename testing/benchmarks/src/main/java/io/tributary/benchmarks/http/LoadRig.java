package io.tributary.benchmarks.http;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A broker and a worker with one plugin, both processes of their own. */
final class LoadRig implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String CONNECTOR = "load";
  private static final String GC_LOG = "gc.log";

  /**
   * Such as {@code [2.1s][info][gc] GC(7) Pause Young (Allocation Failure) 120M->31M(247M) 9ms}.
   */
  private static final Pattern PAUSE = Pattern.compile("Pause (\\w+).* \\d+M->(\\d+)M\\(");

  private final RunFolder run;
  private final KafkaBroker broker;
  private final ConnectWorker worker;
  private final LiveJvm jvm;

  /**
   * What the worker's heap went through since the start.
   *
   * @param afterPauses megabytes in use after each pause
   */
  record Heap(List<Integer> afterPauses, int fullCollections) {
    int peakMb() {
      return afterPauses.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  private LoadRig(RunFolder run, KafkaBroker broker, ConnectWorker worker) {
    this.run = run;
    this.broker = broker;
    this.worker = worker;
    this.jvm = LiveJvm.of(worker.process());
  }

  static LoadRig start(Contender contender, int heapMb, boolean exactlyOnce) {
    RunFolder run = RunFolder.create(ProjectRoot.find().resolve("testing/benchmarks/target/runs"));
    KafkaBroker broker = KafkaBroker.start(run);
    WorkerSettings settings =
        WorkerSettings.of(broker.bootstrap())
            .plugins(List.of(contender.folder()))
            .heapMb(heapMb)
            .with("plugin.discovery", contender.discovery())
            .with("exactly.once.source.support", exactlyOnce ? "enabled" : "disabled")
            .with("value.converter.schemas.enable", "false")
            .with("key.converter.schemas.enable", "false")
            // A server is compiled to the end; the harness's own are there to start quickly.
            .jvmOptions("-XX:TieredStopAtLevel=4", "-Xlog:gc:file=" + run.resolve(GC_LOG));
    return new LoadRig(run, broker, ConnectWorker.start(run, settings));
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

  /** Whether the connector and its tasks still run. */
  boolean runs() {
    return worker.process().alive() && worker.rest().status(CONNECTOR).running();
  }

  /** How long a stop takes until all tasks have ended. */
  Duration stop() {
    long begun = System.nanoTime();
    worker.rest().stop(CONNECTOR);
    Await.until(
        "the tasks have ended", LIMIT, () -> worker.rest().status(CONNECTOR).tasks().isEmpty());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  Heap heap() {
    try {
      int full = 0;
      List<Integer> after = new ArrayList<>();
      for (String line : Files.readAllLines(gcLog())) {
        Matcher pause = PAUSE.matcher(line);
        if (pause.find()) {
          full += pause.group(1).equals("Full") ? 1 : 0;
          after.add(Integer.parseInt(pause.group(2)));
        }
      }
      return new Heap(after, full);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the worker's collections", e);
    }
  }

  private Path gcLog() {
    return run.resolve(GC_LOG);
  }

  @Override
  public void close() {
    jvm.close();
    worker.close();
    broker.close();
    run.close();
  }
}
