package io.tributary.benchmarks.lake;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.ResidentMemory;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with a topic of one partition, and workers that carry it into tables. */
final class LakeRig implements AutoCloseable {

  /** As Kafka's own scripts start a worker; the harness's options are for a quick start. */
  static final List<String> FULL_SPEED =
      List.of("-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseG1GC");

  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final long LOOK_NANOS = 20_000_000;
  private static final double MIB = 1_048_576;

  private final RunFolder run;
  private final KafkaBroker broker;

  LakeRig(Path folder) {
    run = RunFolder.create(folder.resolve("runs"));
    broker = KafkaBroker.start(run);
    broker.createTopic(Flights.TOPIC, 1);
  }

  RunFolder run() {
    return run;
  }

  KafkaBroker broker() {
    return broker;
  }

  /** The folder of our own plugin. */
  static Path ours() {
    return ProjectRoot.find().resolve("packaging/target/plugins/tributary-sink-hudi");
  }

  /**
   * Fills the topic.
   *
   * @param keys the key of each row
   */
  void fill(int rows, IntUnaryOperator keys) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrap());
    settings.put("linger.ms", "20");
    settings.put("batch.size", "262144");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < rows; i++) {
        var row = Flights.row(keys.applyAsInt(i), 0, i);
        var unused =
            producer.send(
                new ProducerRecord<>(Flights.TOPIC, Flights.jsonKey(row), Flights.json(row)));
      }
    }
  }

  /** A worker with one plugin. */
  ConnectWorker worker(String name, Path plugin, int heapMb) {
    return ConnectWorker.start(
        run,
        WorkerSettings.of(broker.bootstrap())
            .named(name)
            .plugins(List.of(plugin))
            .heapMb(heapMb)
            .with("group.id", name)
            .with("config.storage.topic", name + "-config")
            .with("offset.storage.topic", name + "-offset")
            .with("status.storage.topic", name + "-status")
            .with("plugin.discovery", "service_load")
            .with("offset.flush.interval.ms", "1000")
            .jvmOptions(FULL_SPEED.toArray(new String[0])));
  }

  /** What a sink did between two counts of rows that are to be seen in its table. */
  record Run(double rowsPerSecond, double peakMb) {}

  /**
   * Lets a sink run until it has all.
   *
   * @param warm rows that are not measured
   * @param visible how many there are by now
   */
  Run measure(
      ConnectWorker worker, Map<String, String> config, long warm, long all, LongSupplier visible) {
    String name = config.getOrDefault("name", Flights.TOPIC);
    worker.rest().create(name, config);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    long from = 0;
    long fromNanos = 0;
    long seen = 0;
    for (; seen < all; seen = visible.getAsLong()) {
      if (from == 0 && seen >= warm) {
        from = seen;
        fromNanos = System.nanoTime();
      }
      if (System.nanoTime() > deadline || worker.rest().status(name).failed()) {
        throw new HarnessException(
            name + " has " + seen + " rows: " + worker.rest().status(name).failure());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    double seconds = (System.nanoTime() - fromNanos) / 1e9;
    double peakMb = ResidentMemory.peakOf(worker.process().pid()) / MIB;
    return new Run((seen - from) / seconds, peakMb);
  }

  /** What the group of a sink has committed. */
  long committed(Admin admin, String sink) {
    try {
      return admin
          .listConsumerGroupOffsets("connect-" + sink)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException e) {
      return 0; // no such group yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("interrupted", e);
    }
  }

  @Override
  public void close() {
    broker.close();
    run.close();
  }
}
