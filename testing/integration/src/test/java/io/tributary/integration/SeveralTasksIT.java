package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.ConnectorStatus;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.proof.AggregateProof;
import io.tributary.quickstart.proof.Aggregation;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.Measure;
import io.tributary.quickstart.proof.TopicRecord;
import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two tasks of each sink on two workers, one of which is killed while records flow; in the topic
 * lies an aborted transaction too.
 */
class SeveralTasksIT {

  private static final String TOPIC = "readings";
  private static final String CONTROL = "readings-control";
  private static final String LAKE_SINK = "readings-to-lake";
  private static final String DATABASE_SINK = "readings-to-database";
  private static final int KEYS = 60;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("site", Schema.STRING_SCHEMA)
          .field("at", Timestamp.SCHEMA)
          .field("level", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .build();

  private static final Aggregation BY_SITE =
      new Aggregation(
          "by_site",
          row -> true,
          List.of("site"),
          "at",
          "minute",
          Duration.ofMinutes(1),
          List.of(
              Measure.count("readings"),
              Measure.sum("total", "level"),
              Measure.average("average", "level"),
              Measure.min("lowest", "level"),
              Measure.max("highest", "level"),
              Measure.last("last_id", "id", "at")));

  @RegisterExtension
  static final Servers SERVERS = Servers.broker().andLake().andDatabase(MySqlFlavour.LIGHT);

  @Test
  void loseAndDoubleNothingWhenOneWorkerIsKilledInMidRun() throws Exception {
    SERVERS.kafka().createTopic(TOPIC, 4);
    SERVERS.kafka().createTopic(CONTROL, 1);
    ConnectWorker first = SERVERS.worker(settings("first"));
    ConnectWorker second = SERVERS.worker(settings("second"));
    first.rest().create(LAKE_SINK, lakeConfig());
    first.rest().create(DATABASE_SINK, databaseConfig());
    for (String sink : List.of(LAKE_SINK, DATABASE_SINK)) {
      Await.until("both tasks of " + sink + " run", LIMIT, () -> twoTasksRun(first, sink));
    }
    for (ConnectWorker each : List.of(first, second)) {
      assertThat(Files.readString(each.process().log())).contains("Starting task readings-to-");
    }

    try (ConnectProducer producer = new ConnectProducer(SERVERS.kafka().bootstrap(), TOPIC)) {
      send(producer, 0, 10);
      sendAborted();
      awaitNothingLostOrDoubled(first, 10);
      send(producer, 10, 20);
      second.killHard();
      send(producer, 20, 25);
      awaitNothingLostOrDoubled(first, 25);
      second.restart();
      send(producer, 25, 35);
      awaitNothingLostOrDoubled(second, 35);
    }
  }

  private static boolean twoTasksRun(ConnectWorker worker, String sink) {
    ConnectorStatus status = worker.rest().status(sink);
    return status.running() && status.tasks().size() == 2;
  }

  private static void awaitNothingLostOrDoubled(ConnectWorker worker, int rounds) {
    List<TopicRecord> records = TopicRecords.of(SERVERS.kafka(), TOPIC);
    assertThat(records).hasSize(KEYS * rounds);
    SinkProgress.awaitProof(worker.rest(), LAKE_SINK, LIMIT, () -> lakeVerdict(records));
    SinkProgress.awaitProof(worker.rest(), DATABASE_SINK, LIMIT, () -> databaseVerdict(records));
  }

  private static List<Verdict> lakeVerdict(List<TopicRecord> records) throws IOException {
    return List.of(
        new LakeProof(TOPIC, List.of("id"))
            .check(
                LastState.ofRows(TOPIC, records, List.of("id")),
                LakeRows.of(SERVERS.lake(), TOPIC)));
  }

  private static List<Verdict> databaseVerdict(List<TopicRecord> records) throws SQLException {
    DatabaseAddress address = SERVERS.database().address();
    try (Connection database = address.connect(address.accounts().app())) {
      return List.of(
          new AggregateProof(BY_SITE).check(records, DatabaseRows.of(database, BY_SITE.table())));
    }
  }

  private static void send(ConnectProducer producer, int from, int to) throws Exception {
    for (int round = from; round < to; round++) {
      for (int key = 0; key < KEYS; key++) {
        producer.send("sensor-" + key, reading(round, key));
      }
      producer.flush();
    }
  }

  /** What a source leaves in the topic that is killed in mid-transaction. */
  private static void sendAborted() {
    try (ConnectProducer producer =
        ConnectProducer.transactional(SERVERS.kafka().bootstrap(), TOPIC)) {
      for (int key = 0; key < KEYS; key++) {
        producer.send("sensor-" + key, reading(9, key));
        producer.send("never-" + key, reading(9, key));
      }
      producer.abort();
    }
  }

  private static Struct reading(int round, int key) {
    return new Struct(SCHEMA)
        .put("id", "sensor-" + key)
        .put("site", "site-" + key % 5)
        .put("at", new Date(1_780_000_000_000L + round * 7_000L + key))
        .put("level", (round + key) % 9 == 0 ? null : (Object) ((round - key) / 10.0));
  }

  private static WorkerSettings settings(String name) {
    return WorkerSettings.of(SERVERS.kafka().bootstrap())
        .named(name)
        .plugins(List.of(PluginFolder.HUDI.path(), PluginFolder.JDBC_AGG.path()))
        .environment(MainJobEnvironment.of(SERVERS, "", ""))
        .with("offset.flush.interval.ms", "1000")
        // By default a sink's partitions belong to a killed worker for another 45 s.
        .with("consumer.session.timeout.ms", "6000")
        .with("consumer.heartbeat.interval.ms", "1500")
        .heapMb(512);
  }

  private static Map<String, String> lakeConfig() {
    Map<String, String> config = new HashMap<>(HudiSink.plain(SERVERS.lake(), TOPIC, "id"));
    config.put("tasks.max", "2");
    config.put("consumer.override.isolation.level", "read_committed");
    config.put("control.topic", CONTROL);
    config.put("control.bootstrap.servers", SERVERS.kafka().bootstrap());
    config.put("commit.timeout.ms", "15000");
    return config;
  }

  private static Map<String, String> databaseConfig() {
    return ConnectorFile.mainJob("aggregates-sink")
        .with("topics", TOPIC)
        .with("tasks.max", "2")
        .with(
            "aggregates",
            "INSERT INTO by_site SELECT site, TUMBLE(at, INTERVAL '1' MINUTE) AS minute,"
                + " COUNT(*) AS readings, SUM(level) AS total, AVG(level) AS average,"
                + " MIN(level) AS lowest, MAX(level) AS highest, LAST(id) AS last_id"
                + " FROM readings GROUP BY site, TUMBLE(at, INTERVAL '1' MINUTE)")
        .config();
  }
}
