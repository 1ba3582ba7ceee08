package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command that computes a connector's aggregates again. */
class VerifyCommandIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int VISITS = 3_000;
  private static final long START_MS = 1_780_000_000_000L;
  private static final String NAME = "visits-sink";
  private static final String AGGREGATES =
      "INSERT INTO visits_by_page SELECT page, TUMBLE(at, INTERVAL '1' MINUTE) AS minute,"
          + " COUNT(*) AS visits, SUM(seconds) AS total, AVG(seconds) AS average,"
          + " MIN(seconds) AS least, MAX(seconds) AS most, LAST(visitor) AS last_visitor,"
          + " COUNT(DISTINCT visitor) AS visitors, MEDIAN(seconds) AS middle,"
          + " APPROX_COUNT_DISTINCT(visitor) AS about_visitors,"
          + " APPROX_PERCENTILE(seconds, 0.9) AS about_p90"
          + " FROM visits GROUP BY page, TUMBLE(at, INTERVAL '1' MINUTE);"
          + " INSERT INTO visits_by_visitor SELECT visitor, WINDOW_START AS begun, COUNT(*) AS pages"
          + " FROM visits GROUP BY visitor, SESSION(at, INTERVAL '5' SECOND)";

  @RegisterExtension
  static final Servers SERVERS = Servers.broker().andDatabase(MySqlFlavour.LIGHT);

  @TempDir private static Path folder;

  private static ConnectRest rest;

  @BeforeAll
  static void start() throws Exception {
    rest =
        SERVERS
            .worker(
                WorkerSettings.of(SERVERS.kafka().bootstrap())
                    .plugins(List.of(PluginFolder.JDBC_AGG.path()))
                    .with("offset.flush.interval.ms", "1000"))
            .rest();
    SERVERS.kafka().createTopic("visits", 1);
    send();
  }

  @Test
  void tablesAreRightUntilSomebodyChangesThem() throws Exception {
    rest.create(NAME, config());
    rest.awaitRunning(NAME, LIMIT);
    Await.until("all visits are counted", LIMIT, () -> counted() == VISITS);

    VerifyCommand command = new VerifyCommand(SERVERS, folder, "scratch");
    VerifyCommand.Ended right = command.run(NAME, config());
    assertThat(right.printed())
        .contains("Recomputed up to {visits-0=" + VISITS + "}")
        .contains(" 0 missing, 0 extra, 0 different")
        .contains("The tables are right.");
    assertThat(right.status()).isZero();

    execute(
        "UPDATE visits_by_page SET most = most + 1, __average_count = __average_count + 1"
            + " WHERE page = 'p1' ORDER BY minute LIMIT 1");
    execute("DELETE FROM visits_by_page WHERE page = 'p2' ORDER BY minute LIMIT 1");
    execute(
        "INSERT INTO visits_by_visitor (__group_hash, visitor, begun, pages, __session_group,"
            + " __session_start, __session_end) SELECT UNHEX(REPEAT('07', 16)), 'nobody', begun, 1,"
            + " __session_group, __session_start, __session_end FROM visits_by_visitor LIMIT 1");

    VerifyCommand.Ended wrong = command.run(NAME, config());
    assertThat(wrong.printed())
        .containsPattern(
            "different visits_by_page \\(page=p1, minute=.*\\) in __average_count, average, most")
        .containsPattern("missing visits_by_page \\(page=p2, minute=.*\\)")
        .containsPattern("extra visits_by_visitor \\(visitor=nobody, begun=.*\\)")
        .containsPattern("visits_by_page: \\d+ groups, 1 missing, 0 extra, 1 different")
        .containsPattern("visits_by_visitor: \\d+ groups, 0 missing, 1 extra, 0 different")
        .contains("The tables are NOT right. Those made again are left in scratch.");
    assertThat(wrong.status()).isEqualTo(1);

    VerifyCommand.Ended refused = command.run(NAME, config());
    assertThat(refused.printed()).contains("Database scratch has tables. Name one");
    assertThat(refused.status()).isEqualTo(2);
  }

  /** The table has a column of its own, and refuses some rows. */
  @Test
  void rowsAreRightUntilSomebodyChangesThem() throws Exception {
    String name = "visitors-sink";
    execute(
        "CREATE TABLE visitors (visitor VARCHAR(9) CHARACTER SET utf8mb4 COLLATE"
            + " utf8mb4_nopad_bin PRIMARY KEY, page VARCHAR(2), at DATETIME(3),"
            + " seconds DOUBLE CHECK (seconds < 900),"
            + " changed TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6))",
        0);
    Map<String, String> config = config();
    config.remove("aggregates");
    config.put("mode", "upsert");
    config.put("table.name", "visitors");
    config.put("table.create", "false");
    config.put("errors.tolerance", "all");
    config.put("errors.deadletterqueue.topic.name", "visitors-refused");
    config.put("errors.deadletterqueue.topic.replication.factor", "1");
    config.put("record.key.fields", "visitor");
    config.put("record.fields", "page,at,seconds");
    rest.create(name, config);
    rest.awaitRunning(name, LIMIT);
    Await.until("all visits were read", LIMIT, () -> offset(name) >= VISITS);

    VerifyCommand command = new VerifyCommand(SERVERS, folder, "scratch_rows");
    VerifyCommand.Ended right = command.run(name, config);
    assertThat(right.printed())
        .containsPattern("0 records that could not be read, [1-9]\\d* that fitted no")
        .containsPattern("visitors: \\d+ rows, 0 missing, 0 extra, 0 different")
        .contains("The tables are right.");
    assertThat(right.status()).isZero();

    execute("UPDATE visitors SET seconds = -1, page = 'p9' ORDER BY visitor LIMIT 1");
    execute("INSERT INTO visitors (visitor) VALUES ('nobody')");
    execute("DELETE FROM visitors WHERE visitor <> 'nobody' ORDER BY visitor DESC LIMIT 1");
    VerifyCommand.Ended wrong = command.run(name, config);
    assertThat(wrong.printed())
        .containsPattern("different visitors \\(visitor=v\\d+\\) in page, seconds")
        .contains("extra visitors (visitor=nobody)")
        .containsPattern("missing visitors \\(visitor=v\\d+\\)")
        .containsPattern("visitors: \\d+ rows, 1 missing, 1 extra, 1 different");
    assertThat(wrong.status()).isEqualTo(1);
  }

  private static Map<String, String> config() {
    DatabaseAddress database = SERVERS.database().address();
    Map<String, String> config = new HashMap<>();
    config.put("connector.class", "io.tributary.connect.jdbcagg.JdbcAggSinkConnector");
    config.put("topics", "visits");
    config.put("aggregates", AGGREGATES);
    config.put("database.host", database.host());
    config.put("database.port", Integer.toString(database.port()));
    config.put("database.name", database.database());
    config.put("database.user", database.accounts().app().user());
    config.put("database.password", database.accounts().app().password());
    config.put("database.tls.mode", "disable");
    config.put("database.public.key.retrieval.enabled", "true");
    config.put("flush.max.records", "100");
    config.put("flush.interval.ms", "100");
    return config;
  }

  private static void send() throws Exception {
    Random random = new Random(5);
    Schema schema =
        SchemaBuilder.struct()
            .field("page", Schema.STRING_SCHEMA)
            .field("visitor", Schema.STRING_SCHEMA)
            .field("at", Timestamp.SCHEMA)
            .field("seconds", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .build();
    try (ConnectProducer producer = new ConnectProducer(SERVERS.kafka().bootstrap(), "visits")) {
      for (int i = 0; i < VISITS; i++) {
        producer.send(
            Integer.toString(i),
            new Struct(schema)
                .put("page", "p" + random.nextInt(4))
                .put("visitor", "v" + random.nextInt(400))
                .put("at", new Date(START_MS + i * 40L - random.nextInt(3_000)))
                .put("seconds", random.nextInt(20) == 0 ? null : random.nextInt(10_000) / 10.0));
      }
      producer.flush();
    }
  }

  private static long counted() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT SUM(visits) FROM visits_by_page")) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      return 0; // no table yet
    }
  }

  private static long offset(String connector) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT SUM(next_offset) FROM tributary_offsets WHERE connector = '"
                    + connector
                    + "'")) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      return 0; // no table yet
    }
  }

  private static void execute(String sql) throws SQLException {
    execute(sql, 1);
  }

  private static void execute(String sql, int rows) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(rows);
    }
  }

  private static Connection connect() throws SQLException {
    DatabaseAddress address = SERVERS.database().address();
    return address.connect(address.accounts().app());
  }
}
