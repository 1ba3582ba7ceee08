package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.TopicRecord;
import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real MySQL 8.0 with Debezium 3.6.1 in the same worker as our sinks. */
class DebeziumMySqlIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @RegisterExtension
  static final Servers SERVERS = Servers.broker().andLake().andDatabase(MySqlFlavour.REAL);

  private static ConnectRest rest;

  @BeforeAll
  static void startWorker() {
    rest =
        SERVERS
            .worker(
                WorkerSettings.of(SERVERS.kafka().bootstrap())
                    .plugins(PluginFolder.allAndDebezium())
                    .environment(MainJobEnvironment.of(SERVERS, "", ""))
                    .with("offset.flush.interval.ms", "1000"))
            .rest();
  }

  @Test
  void lakeTableEqualsTheMySqlTableAfterInsertUpdateDeleteAndKeyChange() throws Exception {
    String topic = "stock.tributary.stock";
    try (Connection mysql = connect();
        Statement sql = mysql.createStatement()) {
      sql.execute(
          "CREATE TABLE stock (id INT PRIMARY KEY, place VARCHAR(40) NOT NULL, amount BIGINT,"
              + " price DECIMAL(12,3), weight DOUBLE, counted DATETIME(3))");
      insertStock(mysql, 0, 40);
      capture("stock", "184001");
      rest.create("stock-to-lake", lakeConfig(topic));
      awaitInTopic(topic, record -> keyId(record) == 39);
      SinkProgress.awaitProof(rest, "stock-to-lake", LIMIT, () -> lakeEquals(mysql, topic, 40));

      sql.executeUpdate("UPDATE stock SET amount = amount + 1, price = price * 2 WHERE id < 20");
      sql.executeUpdate("UPDATE stock SET weight = NULL, counted = NULL WHERE id = 5");
      sql.executeUpdate("DELETE FROM stock WHERE id BETWEEN 10 AND 14");
      sql.executeUpdate("UPDATE stock SET id = 1030, place = 'moved' WHERE id = 30");
      sql.executeUpdate("UPDATE stock SET id = 10 WHERE id = 31");
      insertStock(mysql, 12, 14);
      insertStock(mysql, 2000, 2001);
      awaitInTopic(topic, record -> keyId(record) == 2000);

      SinkProgress.awaitProof(rest, "stock-to-lake", LIMIT, () -> lakeEquals(mysql, topic, 38));
    }
  }

  private static List<Verdict> lakeEquals(Connection mysql, String lakeTable, int size)
      throws IOException, SQLException {
    List<String> key = List.of("id");
    Differences differences = new Differences();
    Table stock = Table.keyed("the MySQL table", DatabaseRows.of(mysql, "stock"), key, differences);
    assertThat(stock.rows()).hasSize(size);
    return List.of(
        new LakeProof(lakeTable, key).check(stock, LakeRows.of(SERVERS.lake(), lakeTable)));
  }

  @Test
  void aggregatesAreReadableColumnsAndTheirAverageIsInTheBinlog() throws Exception {
    SERVERS.kafka().createTopic("rides", 1);
    capture("rides_by_city", "184002");
    rest.create(
        "rides-sink",
        ConnectorFile.mainJob("aggregates-sink")
            .with("topics", "rides")
            .with(
                "aggregates",
                "INSERT INTO rides_by_city SELECT city, TUMBLE(at, INTERVAL '1' MINUTE) AS minute,"
                    + " COUNT(*) AS rides, AVG(km) AS avg_km FROM rides"
                    + " GROUP BY city, TUMBLE(at, INTERVAL '1' MINUTE)")
            .config());
    sendRides(1.0, 2.0);
    SinkProgress.awaitProof(rest, "rides-sink", LIMIT, () -> ridesAre(2L, 1.5));
    sendRides(4.5);
    SinkProgress.awaitProof(rest, "rides-sink", LIMIT, () -> ridesAre(3L, 2.5));
    awaitInTopic(
        "rides_by_city.tributary.rides_by_city",
        change ->
            change.value() != null
                && change.value().value("after") instanceof Row after
                && Long.valueOf(3).equals(after.value("rides"))
                && after.value("avg_km") instanceof Number average
                && average.doubleValue() == 2.5);
  }

  private static List<Verdict> ridesAre(long rides, double average) throws SQLException {
    Differences differences = new Differences();
    try (Connection mysql = connect()) {
      List<String> key = List.of("city");
      Row expected = new Row(Map.of("city", "Zürich", "rides", rides, "avg_km", average));
      Table.keyed("what was sent", List.of(expected), key, differences)
          .compareWith(
              Table.keyed("the table", DatabaseRows.of(mysql, "rides_by_city"), key, differences),
              List.of("rides", "avg_km"),
              differences);
    }
    return List.of(differences.verdict("rides_by_city", 1));
  }

  private static Connection connect() throws SQLException {
    DatabaseAddress address = SERVERS.database().address();
    return address.connect(address.accounts().app());
  }

  private static void capture(String table, String serverId) {
    rest.create(
        table + "-source",
        ConnectorFile.mainJob("debezium-source")
            .with("table.include.list", "tributary." + table)
            .with("topic.prefix", table)
            .with("database.server.id", serverId)
            .with("schema.history.internal.kafka.topic", table + ".schema-history")
            .config());
    rest.awaitRunning(table + "-source", LIMIT);
  }

  private static Map<String, String> lakeConfig(String topic) {
    return ConnectorFile.mainJob("hudi-flights-by-country")
        .with("topics", topic)
        .with("table.name", "stock")
        .with("table.path", "s3a://" + Servers.BUCKET + "/" + topic)
        .with("record.key.fields", "id")
        .with("commit.interval.ms", "1000")
        .config();
  }

  private static void insertStock(Connection mysql, int from, int to) throws SQLException {
    try (PreparedStatement insert =
        mysql.prepareStatement("INSERT INTO stock VALUES (?, ?, ?, ?, ?, ?)")) {
      for (int i = from; i < to; i++) {
        insert.setInt(1, i);
        insert.setString(2, "Straße " + i);
        insert.setLong(3, 10_000_000_000L + i);
        insert.setBigDecimal(4, java.math.BigDecimal.valueOf(i * 1_250L - 4_000, 3));
        insert.setDouble(5, i);
        insert.setString(6, "2026-03-0%d 10:20:30.%03d".formatted(1 + i % 9, i % 1000));
        insert.executeUpdate();
      }
    }
  }

  private static long keyId(TopicRecord record) {
    return record.key() instanceof Row key && key.value("id") instanceof Long id ? id : -1;
  }

  private static void awaitInTopic(String topic, Predicate<TopicRecord> wanted) {
    List<TopicRecord> seen = new ArrayList<>();
    try (TopicTail tail = TopicTail.open(SERVERS.kafka().bootstrap(), topic)) {
      Await.until(
          "the change is in " + topic,
          LIMIT,
          () -> {
            seen.addAll(tail.read());
            return seen.stream().anyMatch(wanted);
          });
    }
  }

  private static void sendRides(double... kilometres) throws Exception {
    Schema schema =
        SchemaBuilder.struct()
            .field("city", Schema.STRING_SCHEMA)
            .field("at", Timestamp.SCHEMA)
            .field("km", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .build();
    try (ConnectProducer producer = new ConnectProducer(SERVERS.kafka().bootstrap(), "rides")) {
      for (double km : kilometres) {
        producer.send(
            "Zürich",
            new Struct(schema)
                .put("city", "Zürich")
                .put("at", new Date(1_780_000_020_000L))
                .put("km", km));
      }
      producer.flush();
    }
  }
}
