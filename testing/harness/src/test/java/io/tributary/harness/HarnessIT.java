package io.tributary.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.kafka.TopicReader;
import io.tributary.harness.kafka.TopicRecord;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.ServerProcess;
import io.tributary.harness.stub.StubSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class HarnessIT {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Progress progress =
      new Progress() {
        @Override
        public void starting(String server) {
          heard.add("starting " + server);
        }

        @Override
        public void ready(String server, Duration took) {
          heard.add("ready " + server);
          System.out.println(server + " ready after " + took.toMillis() + " ms");
        }

        @Override
        public void stopping(String server) {
          heard.add("stopping " + server);
        }
      };

  @Test
  void wholePipelineCarriesChangesOfTheDatabaseAndLeavesNothingBehind() throws Exception {
    HarnessSettings settings =
        HarnessSettings.of(
            RunFolders.BASE,
            List.of(PluginFolders.debezium()),
            StubSettings.simulation(1, Instant.now()));
    Path folder;
    List<ServerProcess> servers;
    try (Harness harness = new Harness(settings.on(WorkerVersion.V4_3), progress)) {
      harness.start();
      folder = harness.run().path();
      servers = harness.run().servers();
      assertThat(servers).hasSize(5).allMatch(ServerProcess::alive);
      try (Connection app = harness.database().connect(harness.database().accounts().app());
          var statement = app.createStatement()) {
        statement.execute("CREATE TABLE t (k INT PRIMARY KEY, v VARCHAR(10))");
        statement.execute("INSERT INTO t VALUES (1, 'a')");
      }
      harness.rest().create("cdc", debezium());
      harness.rest().awaitRunning("cdc", Duration.ofMinutes(1));
      try (var reader = new TopicReader(harness.broker().bootstrap(), "cdc.tributary.t")) {
        var first = readSome(reader);
        assertThat(first.get(0).value().at("/after/v").asText()).isEqualTo("a");
        harness.worker().killHard();
        try (Connection app = harness.database().connect(harness.database().accounts().app());
            var statement = app.createStatement()) {
          statement.execute("UPDATE t SET v = 'b'");
        }
        harness.worker().restart();
        assertThat(readSome(reader).get(0).value().at("/after/v").asText()).isEqualTo("b");
      }
      servers = harness.run().servers();
      servers.forEach(
          each -> System.out.println(each.name() + " RSS " + (each.residentBytes() >> 20) + " MB"));
    }
    assertThat(servers).noneMatch(ServerProcess::alive);
    assertThat(folder).doesNotExist();
    assertThat(heard).contains("starting database", "ready Connect worker", "stopping S3");
  }

  private static List<TopicRecord> readSome(TopicReader reader) {
    return Await.value(Duration.ofSeconds(90), reader::readNew, found -> !found.isEmpty());
  }

  private static Map<String, String> debezium() {
    return Map.ofEntries(
        Map.entry("connector.class", "io.debezium.connector.mysql.MySqlConnector"),
        Map.entry("tasks.max", "1"),
        Map.entry("topic.prefix", "cdc"),
        Map.entry("database.hostname", "${env:DB_HOST}"),
        Map.entry("database.port", "${env:DB_PORT}"),
        Map.entry("database.user", "${env:DB_CDC_USER}"),
        Map.entry("database.password", "${env:DB_CDC_PASSWORD}"),
        Map.entry("database.server.id", "5400"),
        Map.entry("database.include.list", "${env:DB_NAME}"),
        Map.entry(
            "schema.history.internal.kafka.bootstrap.servers", "${env:KAFKA_BOOTSTRAP_SERVERS}"),
        Map.entry("schema.history.internal.kafka.topic", "cdc-history"),
        Map.entry("topic.creation.default.partitions", "1"),
        Map.entry("topic.creation.default.replication.factor", "1"));
  }
}
