package io.tributary.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.s3.S3Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServersIT {
  private static final Path RUNS = Path.of("target/runs");

  @Test
  void brokerServesWhatItHeldBeforeAKill() {
    try (RunFolder run = RunFolder.create(RUNS);
        KafkaBroker broker = KafkaBroker.start(run)) {
      long pid = broker.process().pid();
      broker.createTopic("t", 2);
      broker.killHard();
      assertThat(ProcessHandle.of(pid)).isEmpty();
      broker.restart();
      broker.createTopic("u", 1);
    }
  }

  @Test
  void databaseWritesFullRowBinlogInUtf8() throws Exception {
    try (RunFolder run = RunFolder.create(RUNS);
        MySqlServer server = MySqlServer.start(run, MySqlFlavour.LIGHT);
        Connection app = server.address().connect(server.address().accounts().app());
        var statement = app.createStatement()) {
      statement.execute("CREATE TABLE t (k VARCHAR(10) PRIMARY KEY)");
      statement.execute("INSERT INTO t VALUES ('\uD83D\uDE8C')");
      try (ResultSet row =
          statement.executeQuery(
              "SELECT k, VERSION(), @@log_bin, @@binlog_format, @@binlog_row_image FROM t")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("\uD83D\uDE8C");
        assertThat(row.getString(2)).startsWith("8.0.36");
        assertThat(row.getInt(3)).isEqualTo(1);
        assertThat(row.getString(4)).isEqualTo("ROW");
        assertThat(row.getString(5)).isEqualTo("FULL");
      }
    }
  }

  @Test
  void bothWorkersLoadAReleasedPlugin() {
    try (RunFolder run = RunFolder.create(RUNS);
        KafkaBroker broker = KafkaBroker.start(run);
        S3Server s3 = S3Server.start(run, List.of("lake"))) {
      assertThat(s3.folder("lake")).isDirectory();
      for (WorkerVersion version : WorkerVersion.values()) {
        try (ConnectWorker worker =
            ConnectWorker.start(
                run,
                WorkerSettings.of(broker.bootstrap())
                    .on(version)
                    .named("worker-" + version)
                    .plugins(List.of(PluginFolders.debezium())))) {
          assertThat(worker.rest().plugins())
              .contains("io.debezium.connector.mysql.MySqlConnector");
        }
      }
    }
  }
}
