package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectRestException;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Hudi sink in a real worker, whose topics, offsets and folders are not what they were. */
class LakeTopicsIT {

  private static final String CONTROL = "topics_control";
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int KEYS = 30;

  @RegisterExtension static final Servers SERVERS = Servers.broker().andLake();

  /** Bytes of a row, which a producer takes. */
  private static final int LARGE = 600_000;

  private static ConnectWorker worker;
  private static ConnectRest rest;
  private static Path log;
  private static Path spill;

  private final Random random = new Random(3);

  @BeforeAll
  static void startWorker() {
    spill = SERVERS.run().resolve("spill");
    worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(List.of(PluginFolder.HUDI.path()))
                // Where Hadoop keeps what is on its way to S3.
                .environment(Map.of("LOCAL_DIRS", spill.toString()))
                .with("offset.flush.interval.ms", "1000"));
    rest = worker.rest();
    log = worker.process().log();
    SERVERS.kafka().createTopic(CONTROL, 1);
  }

  @Test
  void badRecordsGoToTheDeadLetterQueueWithTheirPlaceAndTheOthersAreWritten() throws Exception {
    String topic = "poisoned";
    SERVERS.kafka().createTopic(topic, 1);
    Map<String, String> config = config(topic);
    config.put("errors.tolerance", "all");
    config.put("errors.deadletterqueue.topic.name", "poisoned_dlq");
    config.put("errors.deadletterqueue.topic.replication.factor", "1");
    config.put("errors.deadletterqueue.context.headers.enable", "true");
    rest.create(topic, config);
    Schema keyless = SchemaBuilder.struct().field("version", Schema.INT64_SCHEMA).build();
    Schema other =
        SchemaBuilder.struct()
            .field("id", Schema.STRING_SCHEMA)
            .field("version", Schema.STRING_SCHEMA)
            .build();
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic);
        ConnectProducer poison = new ConnectProducer(SERVERS.kafka().bootstrap(), topic)) {
      rows.put(1).flush();
      poison.send("no-id", new Struct(keyless).put("version", 1L));
      poison.send("text", new Struct(other).put("id", "row-2").put("version", "secret-payload"));
      poison.flush();
      rows.put(2).put(3).flush();
      awaitEqual(topic, rows);
    }
    List<String> dead =
        Await.value(
            LIMIT,
            () -> RawTopic.lines(SERVERS.kafka().bootstrap(), "poisoned_dlq"),
            lines -> lines.size() == 2);
    assertThat(dead).hasSize(2);
    assertThat(dead.get(0)).contains("topic=poisoned partition=0 offset=1", "record.key.fields");
    assertThat(dead.get(1)).contains("topic=poisoned partition=0 offset=2", "version");
    assertThat(Files.readString(log)).doesNotContain("secret-payload");
  }

  @Test
  void offsetsThatAreResetOrAlteredAreThoseOfTheTableAgain() throws Exception {
    String topic = "rewound";
    SERVERS.kafka().createTopic(topic, 2);
    rest.create(topic, config(topic));
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.churn(random, 2 * KEYS, KEYS);
      awaitEqual(topic, rows);
      Map<Integer, Long> committed = LakeOffsets.committed(folder(topic), topic);
      stop(topic);
      rest.resetOffsets(topic);
      rest.resume(topic);
      rows.churn(random, KEYS, KEYS);
      awaitEqual(topic, rows);
      stop(topic);
      rest.alterOffset(topic, topic, 0, committed.get(0) + 5);
      rest.resume(topic);
      rows.churn(random, KEYS, KEYS);
      awaitEqual(topic, rows);
    }
  }

  @Test
  void aTopicThatWasCreatedAnewIsRefused() throws Exception {
    String topic = "recreated";
    SERVERS.kafka().createTopic(topic, 1);
    Map<String, String> config = config(topic);
    config.put("control.topic", CONTROL);
    config.put("control.bootstrap.servers", SERVERS.kafka().bootstrap());
    rest.create(topic, config);
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.put(1).put(2).flush();
      awaitEqual(topic, rows);
    }
    stop(topic);
    SERVERS.kafka().createTopicAnew(topic, 1);
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.put(7).put(8).put(9).put(10).flush();
      rest.resume(topic);
      assertThat(failureOf(topic)).contains("was deleted and created again", "new table.path");
    }
  }

  @Test
  void aTopicWithMorePartitionsIsRefused() throws Exception {
    String topic = "grown";
    SERVERS.kafka().createTopic(topic, 1);
    rest.create(topic, config(topic));
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.put(1).put(2).flush();
      awaitEqual(topic, rows);
      try (Admin admin = SERVERS.kafka().admin()) {
        admin
            .createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
            .all()
            .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
      rest.restart(topic);
      rows.put(1).flush();
      assertThat(failureOf(topic))
          .contains("Topic grown has 3 partitions", "was written from 1", "partitions.changed");
    }
  }

  @Test
  void aTableHasOneConnector() throws Exception {
    String topic = "owned";
    SERVERS.kafka().createTopic(topic, 1);
    rest.create(topic, config(topic));
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.put(1).flush();
      awaitEqual(topic, rows);
      ConnectRestException refusal =
          catchThrowableOfType(
              ConnectRestException.class, () -> rest.create("second_owner", config(topic)));
      assertThat(refusal).hasMessageContaining("is written by connector 'owned'");
      rows.put(2).flush();
      awaitEqual(topic, rows);
    }
  }

  @Test
  void waitsUntilItsLocalFolderIsThereAgain() throws Exception {
    String topic = "spilled";
    SERVERS.kafka().createTopic(topic, 1);
    rest.create(topic, config(topic));
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.put(1).flush();
      awaitEqual(topic, rows);
      Path kept = spill.resolveSibling("spill-kept");
      Files.move(spill, kept);
      Files.writeString(spill, "a file where a folder is looked for");
      rows.put(1).put(2).flush();
      Await.until("the task says that it cannot write", LIMIT, () -> complains(topic));
      assertThat(rest.status(topic).failed()).isFalse();
      Files.delete(spill);
      Files.move(kept, spill);
      awaitEqual(topic, rows);
    }
  }

  @Test
  void waitsUntilItCanOpenFilesAgain() throws Exception {
    String topic = "no_handles";
    waitsOut(topic, worker.process()::noMoreOpenFiles);
  }

  @Test
  void waitsUntilItsLocalDiskHasRoomAgain() throws Exception {
    // What is written to the log of the worker finds room.
    long bytes = Files.size(log) + LARGE / 2;
    waitsOut("no_room", () -> worker.process().noLargerFiles(bytes));
  }

  private void waitsOut(String topic, Supplier<ServerProcess.Limit> fault) throws Exception {
    SERVERS.kafka().createTopic(topic, 1);
    rest.create(topic, config(topic));
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.put(1).flush();
      awaitEqual(topic, rows);
      ServerProcess.Limit limit = fault.get();
      try {
        rows.put(1).put(2, incompressible()).flush();
        Await.until("the task says that it cannot write", LIMIT, () -> complains(topic));
      } finally {
        limit.lift();
      }
      awaitEqual(topic, rows);
    }
  }

  /** Text that takes up almost its length in any file. */
  private String incompressible() {
    byte[] bytes = new byte[LARGE];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static boolean complains(String topic) {
    try (var lines = Files.lines(log)) {
      return lines.anyMatch(
          line -> line.contains("/" + topic + "]") && line.contains("It is tried again."));
    } catch (IOException e) {
      return false;
    }
  }

  private static void stop(String sink) {
    rest.stop(sink);
    Await.until(
        sink + " is stopped",
        LIMIT,
        () -> rest.status(sink).state().equals("STOPPED") && rest.status(sink).tasks().isEmpty());
  }

  private static String failureOf(String sink) {
    Await.until(sink + " fails", LIMIT, () -> rest.status(sink).failed());
    return rest.status(sink).failure();
  }

  private static Path folder(String table) {
    return HudiSink.folder(SERVERS.lake(), table);
  }

  private static Map<String, String> config(String topic) {
    Map<String, String> config = new HashMap<>(HudiSink.plain(SERVERS.lake(), topic, "id"));
    config.put("commit.interval.ms", "500");
    return config;
  }

  private static void awaitEqual(String topic, VersionedRows rows) {
    SinkProgress.awaitProof(
        rest, topic, LIMIT, () -> List.of(rows.compare(LakeRows.of(SERVERS.lake(), topic))));
  }
}
