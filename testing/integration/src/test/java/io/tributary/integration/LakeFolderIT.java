package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.hive.HiveServer;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.LiveJvm;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.lake.LakeTable;
import io.tributary.quickstart.proof.lake.LocalLakeFiles;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The folder of the Hudi sink holds all that its parts load: on the oldest and on the newest
 * worker, with S3, both catalogs, the metadata table, compaction and each codec.
 */
class LakeFolderIT {

  private static final String TOPIC = "samples";
  private static final int ROWS = 60;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final String IN_HIVE = "in_hive";
  private static final String IN_GLUE = "in_glue";
  private static final String MERGED = "merged";
  private static final List<String> TABLES = List.of(IN_HIVE, IN_GLUE, MERGED);

  private static final LakeProof PROOF = new LakeProof(TOPIC, List.of("id"));

  @RegisterExtension final Servers servers = Servers.broker().andLake();

  @ParameterizedTest
  @EnumSource(WorkerVersion.class)
  void holdsAllThatTheSinkLoads(WorkerVersion version) throws Exception {
    HiveServer hive = servers.stopLater(HiveServer.start(servers.run()));
    GlueStub glue = servers.stopLater(new GlueStub());
    servers.kafka().createTopic(TOPIC, 2);
    ConnectWorker worker =
        servers.worker(
            WorkerSettings.of(servers.kafka().bootstrap())
                .on(version)
                .plugins(List.of(PluginFolder.HUDI.path()))
                .with("offset.flush.interval.ms", "1000"));
    worker.rest().create(IN_HIVE, inHive(hive));
    worker.rest().create(IN_GLUE, inGlue(glue));
    worker.rest().create(MERGED, merged());
    Map<List<@Nullable Object>, Row> expected = new LinkedHashMap<>();
    try (ConnectProducer topic = new ConnectProducer(servers.kafka().bootstrap(), TOPIC)) {
      for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < ROWS; i++) {
          Row row = Sample.row(i, round);
          topic.send(Sample.id(i), Sample.struct(row));
          expected.put(List.of(Sample.id(i)), row);
        }
        topic.flush();
        for (String table : TABLES) {
          awaitTaken(table, (long) round * ROWS);
        }
      }
    }

    Await.until("Glue knows the table", LIMIT, () -> glue.created().contains(IN_GLUE));
    try (LiveJvm jvm = LiveJvm.of(worker.process())) {
      Await.until(
          "Hive knows the table", LIMIT, () -> gauge(jvm, IN_HIVE, "catalog-syncs-total") > 0);
      assertThat(gauge(jvm, MERGED, "commits-total")).isPositive();
      assertThat(gauge(jvm, MERGED, "services-failed-total")).isZero();
    }
    Table sent = new Table("what was sent", expected);
    List<Row> local = LakeTable.rows(new LocalLakeFiles(servers.run().resolve(IN_HIVE)));
    assertThat(PROOF.check(sent, local).first()).isEmpty();
    assertThat(PROOF.check(sent, LakeRows.of(servers.lake(), IN_GLUE)).first()).isEmpty();
    List<Row> merged = SparkTable.rows(servers.run(), HudiSink.folder(servers.lake(), MERGED));
    assertThat(PROOF.check(sent, merged).first()).isEmpty();
  }

  /** On a local path: this metastore looks for the folder of a table, and has no way to S3. */
  private Map<String, String> inHive(HiveServer hive) {
    Map<String, String> config = config(IN_HIVE);
    config.put("table.path", "file:" + servers.run().resolve(IN_HIVE));
    config.put("parquet.codec", "snappy");
    config.put("catalog.type", "hive");
    config.put("hive.metastore.uris", "thrift://127.0.0.1:" + hive.metastorePort());
    return config;
  }

  private Map<String, String> inGlue(GlueStub glue) {
    Map<String, String> config = config(IN_GLUE);
    config.put("parquet.codec", "gzip");
    config.put("catalog.type", "glue");
    config.put("glue.endpoint", glue.endpoint());
    config.put("glue.region", "eu-west-1");
    config.put("glue.access.key", "key");
    config.put("glue.secret.key", "secret");
    return config;
  }

  private Map<String, String> merged() {
    Map<String, String> config = config(MERGED);
    config.put("table.type", "merge_on_read");
    config.put("compact.every.commits", "1");
    config.put("clean.every.commits", "1");
    config.put("metadata.enable", "true");
    return config;
  }

  private Map<String, String> config(String table) {
    Map<String, String> config = HudiSink.plain(servers.lake(), TOPIC, "id");
    config.put("table.name", table);
    config.put("table.path", "s3a://" + Servers.BUCKET + "/" + table);
    return config;
  }

  private void awaitTaken(String sink, long records) {
    try (Admin admin = servers.kafka().admin()) {
      Await.until(
          sink + " has " + records + " records",
          LIMIT,
          () ->
              offsets(admin, sink).values().stream().mapToLong(OffsetAndMetadata::offset).sum()
                  == records);
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> offsets(Admin admin, String sink) {
    return admin
        .listConsumerGroupOffsets("connect-" + sink)
        .partitionsToOffsetAndMetadata()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static long gauge(LiveJvm jvm, String connector, String name) {
    String value = " " + name + "=";
    // Workers from 4.1 on show what a task measures among their own metrics.
    return Stream.of("io.tributary.connect.hudi:*", "kafka.connect:*")
        .flatMap(domain -> jvm.beans(domain).stream())
        .filter(line -> line.contains("connector=" + connector + ",") && line.contains(value))
        .mapToLong(
            line -> (long) Double.parseDouble(line.substring(line.indexOf(value) + value.length())))
        .findFirst()
        .orElse(0);
  }
}
