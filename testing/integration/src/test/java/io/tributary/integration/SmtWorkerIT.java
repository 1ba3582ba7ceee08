package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.TopicRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A chain of the packaged transforms behind Debezium in a real worker: transfers get what is known
 * of their clients, from the database and from the topic of its changes, also when it changes.
 */
class SmtWorkerIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String TRANSFERS = "bank.tributary.transfer";
  private static final String CLIENTS = "dims.tributary.client";

  @RegisterExtension final Servers servers = Servers.broker().andDatabase(MySqlFlavour.LIGHT);

  @ParameterizedTest
  @EnumSource(WorkerVersion.class)
  void joinsAndDerivesInAWorker(WorkerVersion version) throws Exception {
    ConnectRest rest =
        servers
            .worker(
                WorkerSettings.of(servers.kafka().bootstrap())
                    .on(version)
                    .plugins(List.of(PluginFolder.SMT.path(), PluginFolders.debezium()))
                    .environment(environment()))
            .rest();
    assertThat(rest.plugins())
        .containsKeys(
            "io.tributary.connect.smt.Jolt$Value",
            "io.tributary.connect.smt.Lookup$Key",
            "io.tributary.connect.smt.Lookup$Value",
            "io.tributary.connect.smt.Derive$Value",
            "io.tributary.connect.smt.When");
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE client (id INT PRIMARY KEY, birth_number INT)");
      sql.execute("CREATE TABLE transfer (id INT PRIMARY KEY, client_id INT)");
      sql.execute("INSERT INTO client VALUES (1, 706213), (2, 450204)");
      sql.execute("INSERT INTO transfer VALUES (1, 1), (2, 2), (3, 3)");
      rest.create("dims", debezium("client", "dims", "184011"));
      rest.awaitRunning("dims", LIMIT);
      Await.until("the clients are in their topic", LIMIT, () -> count(CLIENTS) == 2);
      rest.create("bank", transfers(servers.kafka().bootstrap()));

      Map<Long, Row> joined = await(3);
      assertThat(joined.get(1L).values()).containsAllEntriesOf(known(706213, "FEMALE"));
      assertThat(joined.get(2L).values()).containsAllEntriesOf(known(450204, "MALE"));
      assertThat(joined.get(3L).value("by_database")).isNull();

      sql.execute("UPDATE client SET birth_number = 451204 WHERE id = 1");
      Await.until("the change is in the topic", LIMIT, () -> count(CLIENTS) == 3);
      awaitRefreshed(sql);
    }
  }

  /** Sends transfers until one has seen the change on both ways. */
  private void awaitRefreshed(Statement sql) {
    long[] next = {10};
    Await.until(
        "a transfer has seen the change",
        LIMIT,
        () -> {
          insert(sql, next[0]++);
          return transfers().values().stream()
              .anyMatch(
                  row -> row.values().entrySet().containsAll(known(451204, "MALE").entrySet()));
        });
  }

  private static void insert(Statement sql, long id) {
    try {
      sql.execute("INSERT INTO transfer VALUES (" + id + ", 1)");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> known(long birthNumber, String gender) {
    return Map.of(
        "by_database", birthNumber,
        "by_row", birthNumber,
        "by_topic", birthNumber,
        "gender", gender);
  }

  private Map<Long, Row> await(int count) {
    Await.until("the transfers are joined", LIMIT, () -> transfers().size() == count);
    return transfers();
  }

  private Map<Long, Row> transfers() {
    Map<Long, Row> rows = new HashMap<>();
    try (TopicTail tail = TopicTail.open(servers.kafka().bootstrap(), TRANSFERS)) {
      for (TopicRecord record : tail.read()) {
        rows.put((Long) record.value().value("id"), record.value());
      }
    }
    return rows;
  }

  private long count(String topic) {
    try (TopicTail tail = TopicTail.open(servers.kafka().bootstrap(), topic)) {
      tail.skip();
      return tail.count();
    }
  }

  private Map<String, String> environment() {
    DatabaseAddress database = servers.database().address();
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrap(),
        "DB_HOST", database.host(),
        "DB_PORT", Integer.toString(database.port()),
        "DB_NAME", database.database(),
        "DB_USER", database.accounts().app().user(),
        "DB_PASSWORD", database.accounts().app().password(),
        "DB_CDC_USER", database.accounts().debezium().user(),
        "DB_CDC_PASSWORD", database.accounts().debezium().password());
  }

  private Connection connect() throws SQLException {
    DatabaseAddress address = servers.database().address();
    return address.connect(address.accounts().app());
  }

  private static Map<String, String> debezium(String table, String prefix, String serverId) {
    return ConnectorFile.mainJob("debezium-source")
        .with("table.include.list", "tributary." + table)
        .with("topic.prefix", prefix)
        .with("database.server.id", serverId)
        .with("schema.history.internal.kafka.topic", prefix + ".schema-history")
        .config();
  }

  private static Map<String, String> transfers(String bootstrap) {
    Map<String, String> config = new HashMap<>(debezium("transfer", "bank", "184012"));
    config.put("transforms", "unwrap,db,row,cdc,who");
    config.put("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState");
    database(config, "db", "by_database");
    config.put("transforms.db.refresh.ms", "200");
    database(config, "row", "by_row");
    config.put("transforms.row.cache", "lru");
    config.put("transforms.row.ttl.ms", "200");
    config.put("transforms.cdc.type", "io.tributary.connect.smt.Lookup$Value");
    config.put("transforms.cdc.source", "topic");
    config.put("transforms.cdc.kafka.bootstrap.servers", bootstrap);
    config.put("transforms.cdc.joins", join("topic", CLIENTS));
    config.put("transforms.cdc.emit", "c.birth_number AS by_topic");
    config.put("transforms.who.type", "io.tributary.connect.smt.Derive$Value");
    config.put(
        "transforms.who.set", "gender STRING = (by_topic div 100) % 100 > 50 ? 'FEMALE' : 'MALE'");
    return config;
  }

  private static void database(Map<String, String> config, String alias, String field) {
    String prefix = "transforms." + alias + ".";
    config.put(prefix + "type", "io.tributary.connect.smt.Lookup$Value");
    config.put(prefix + "source", "jdbc");
    for (String key : List.of("host", "port", "name", "user", "password")) {
      config.put(prefix + "database." + key, "${env:DB_" + key.toUpperCase(Locale.ROOT) + "}");
    }
    config.put(prefix + "database.tls.mode", "disable");
    config.put(prefix + "joins", join("table", "client"));
    config.put(prefix + "emit", "c.birth_number AS " + field);
  }

  private static String join(String kind, String name) {
    return ("[{'as':'c','%s':'%s','key':'id','on':'client_id','cols':'birth_number INT'}]"
            .formatted(kind, name))
        .replace('\'', '"');
  }
}
