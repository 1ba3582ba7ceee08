package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Aggregates of a MySQL table's changes, told by Debezium, and a copy of its rows, while the worker
 * is killed, connectors are restarted, the table is read again and emptied: in the end the first
 * are what the same {@code SELECT ... GROUP BY} gives over the table, the other is the table. The
 * sinks use MySQL's own driver, and what verifies them the one that is carried.
 *
 * <p>{@code -Dchurn.seconds=300} runs for longer; {@code -Dchurn.seed} repeats the changes.
 */
class DebeziumOrdersIT {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final long SECONDS = Long.getLong("churn.seconds", 20);
  private static final Duration BETWEEN = Duration.ofSeconds(3);
  private static final String SOURCE = "orders-source";
  private static final String SINK = "orders-sink";
  private static final String COPIER = "orders-copier";
  private static final String TOPIC = "shop.tributary.orders";

  private static final String BY_SHOP =
      "shop, COUNT(*) AS orders, SUM(amount) AS total, MIN(amount) AS least, MAX(amount) AS most,"
          + " COUNT(quantity) AS counted, SUM(quantity) AS pieces,"
          + " COUNT(DISTINCT quantity) AS sizes";
  private static final String AGGREGATES =
      "INSERT INTO by_shop SELECT "
          + BY_SHOP
          + " FROM `shop.tributary.orders` GROUP BY shop;"
          + " INSERT INTO by_hour SELECT WINDOW_START AS hour, COUNT(*) AS orders,"
          + " SUM(amount) AS total FROM `shop.tributary.orders`"
          + " GROUP BY TUMBLE(placed, INTERVAL '1' HOUR)";

  /** All that an order has; bits and bytes so that they show. */
  private static final String CELLS =
      "id, shop, amount, quantity, placed, HEX(marks), HEX(seal), notes, weight, details, score";

  @RegisterExtension static final Servers SERVERS = Servers.broker().andDatabase(MySqlFlavour.REAL);

  @TempDir private Path folder;

  @Test
  void tablesEqualWhatTheSourceGivesWhateverHappensOnTheWay() throws Exception {
    long seed = Long.getLong("churn.seed", System.nanoTime());
    System.out.println("churn.seed=" + seed);
    Random random = new Random(seed);
    try (OrderChurn churn = new OrderChurn(database(), seed)) {
      OrdersSource orders = new OrdersSource(database(), "shop");
      orders.prepare();
      ConnectWorker worker =
          SERVERS.worker(
              WorkerSettings.of(SERVERS.kafka().bootstrap())
                  .plugins(List.of(withDriverOfMySql(), PluginFolders.debezium()))
                  .environment(MainJobEnvironment.ofDatabase(SERVERS))
                  .with("offset.flush.interval.ms", "1000"));
      worker.rest().create(SOURCE, orders.connector(184003).config());
      worker.rest().awaitRunning(SOURCE, LIMIT);
      Map<String, String> sink = sink();
      worker.rest().create(SINK, sink);
      worker.rest().awaitRunning(SINK, LIMIT);
      worker.rest().create(COPIER, copier());
      worker.rest().awaitRunning(COPIER, LIMIT);
      awaitSnapshot();
      addColumns(churn);
      try (Repeatedly changes = churn.start()) {
        disturb(worker, orders, churn, random);
        changes.end();
      }
      assertTablesAreRight(worker);
      assertCopyIsRight(worker);
      assertUsesDriverOfMySql(worker);
      assertVerified();
    }
  }

  /** Debezium's first snapshot fails if the table is altered meanwhile. */
  private static void awaitSnapshot() {
    List<List<String>> orders = rows("SELECT id FROM orders ORDER BY id");
    Await.until(
        "all orders were copied",
        LIMIT,
        () -> rows("SELECT id FROM orders_copy ORDER BY id").equals(orders));
  }

  /** Of types that no aggregate asks for. */
  private static void addColumns(OrderChurn churn) {
    churn.addColumn("marks", "BIT(12)", "%d");
    churn.addColumn("seal", "VARBINARY(8)", "UNHEX(LPAD(HEX(%d), 4, '0'))");
    churn.addColumn(
        "notes",
        "TEXT CHARACTER SET utf8mb4",
        "ELT(1 + %d %% 6, '', ' ', 'caf\u00e9 ', '\uD83D\uDEA2', 'it''s \"so\"', NULL)");
    churn.addColumn("weight", "DOUBLE", "%d / 7e0");
    churn.addColumn("details", "JSON", "JSON_OBJECT('size', JSON_ARRAY(%d, NULL), 'b', '\u00e9')");
    churn.addColumn("score", "SMALLINT", "%d");
  }

  /** The sink's folder with MySQL's own driver put into it; Debezium has one. */
  private Path withDriverOfMySql() throws IOException {
    Path plugin = Files.createDirectory(folder.resolve("sink-jdbc-agg"));
    try (Stream<Path> ours = Files.walk(PluginFolder.JDBC_AGG.path());
        Stream<Path> theirs = Files.walk(PluginFolders.debezium())) {
      List<Path> jars =
          Stream.concat(
                  ours.filter(file -> file.toString().endsWith(".jar")),
                  theirs.filter(
                      file -> file.getFileName().toString().startsWith("mysql-connector-j-")))
              .toList();
      for (Path jar : jars) {
        Files.copy(jar, plugin.resolve(jar.getFileName()));
      }
    }
    return plugin;
  }

  private static void assertUsesDriverOfMySql(ConnectWorker worker) throws IOException {
    assertThat(Files.readString(worker.process().log()))
        .contains("Using the driver com.mysql.cj.jdbc.Driver");
  }

  /** Each disturbance at least once, then whatever comes, for as long as it shall take. */
  private static void disturb(
      ConnectWorker worker, OrdersSource orders, OrderChurn churn, Random random)
      throws SQLException {
    long endNanos = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    int kinds = 5;
    for (int i = 0; i < kinds || System.nanoTime() < endNanos; i++) {
      Await.within(BETWEEN, () -> false); // changes go on meanwhile
      switch (i < kinds ? i : random.nextInt(kinds)) {
        case 0 -> orders.ask("incremental", i);
        case 1 -> {
          worker.killHard();
          worker.restart();
        }
        case 2 -> {
          churn.truncate();
          if (i < kinds) {
            churn.changeColumn("score", "BIGINT", "%d * 5000000000");
          }
        }
        case 3 -> orders.ask("blocking", i);
        default -> {
          worker.rest().restart(SINK);
          worker.rest().restart(COPIER);
          worker.rest().restart(SOURCE);
        }
      }
      worker.rest().awaitRunning(SOURCE, LIMIT);
      worker.rest().awaitRunning(SINK, LIMIT);
      worker.rest().awaitRunning(COPIER, LIMIT);
    }
    Await.within(BETWEEN, () -> false); // for rows to come back if it was emptied last
  }

  private static Map<String, String> sink() {
    return toDatabase(Map.of("topics", TOPIC, "aggregates", AGGREGATES, "cdc.mode", "debezium"));
  }

  private static Map<String, String> copier() {
    return toDatabase(
        Map.of(
            "topics",
            TOPIC,
            "mode",
            "upsert",
            "table.name",
            "orders_copy",
            "record.format",
            "debezium"));
  }

  private static Map<String, String> toDatabase(Map<String, String> purpose) {
    DatabaseAddress database = database();
    Map<String, String> config = new HashMap<>(purpose);
    config.put("connector.class", "io.tributary.connect.jdbcagg.JdbcAggSinkConnector");
    config.put("consumer.override.isolation.level", "read_committed");
    config.put("flush.interval.ms", "100");
    config.put("database.host", database.host());
    config.put("database.port", Integer.toString(database.port()));
    config.put("database.name", database.database());
    config.put("database.user", database.accounts().app().user());
    config.put("database.password", database.accounts().app().password());
    config.put("database.tls.mode", "disable");
    config.put("database.public.key.retrieval.enabled", "true");
    return config;
  }

  private static void assertTablesAreRight(ConnectWorker worker) throws SQLException {
    List<List<String>> shops =
        rows("SELECT " + BY_SHOP + " FROM orders GROUP BY shop ORDER BY shop");
    List<List<String>> hours =
        rows(
            "SELECT DATE_FORMAT(placed, '%Y-%m-%d %H:00:00.000') AS hour, COUNT(*), SUM(amount)"
                + " FROM orders GROUP BY hour ORDER BY hour");
    List<List<String>> found =
        Await.value(LIMIT, () -> rows("SELECT * FROM by_shop ORDER BY shop"), shops::equals);
    assertThat(found).as(worker.rest().status(SINK).toString()).isEqualTo(shops);
    assertThat(Await.value(LIMIT, () -> rows("SELECT * FROM by_hour ORDER BY hour"), hours::equals))
        .isEqualTo(hours);
    assertThat(shops).hasSizeGreaterThan(5);
  }

  private static void assertCopyIsRight(ConnectWorker worker) {
    List<List<String>> orders = rows("SELECT %s FROM orders ORDER BY id".formatted(CELLS));
    List<List<String>> copied =
        Await.value(
            LIMIT,
            () -> rows("SELECT %s FROM orders_copy ORDER BY id".formatted(CELLS)),
            orders::equals);
    assertThat(copied).as(worker.rest().status(COPIER).toString()).isEqualTo(orders);
    assertThat(orders).hasSizeGreaterThan(50);
  }

  private void assertVerified() throws Exception {
    VerifyCommand command = new VerifyCommand(SERVERS, folder, "scratch");
    for (Map.Entry<String, Map<String, String>> connector :
        Map.of(SINK, sink(), COPIER, copier()).entrySet()) {
      VerifyCommand.Ended verified = command.run(connector.getKey(), connector.getValue());
      assertThat(verified.printed()).contains("The tables are right.");
      assertThat(verified.status()).isZero();
    }
  }

  private static List<List<String>> rows(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      return List.of(); // no table yet
    }
  }

  private static Connection connect() throws SQLException {
    return database().connect(database().accounts().app());
  }

  private static DatabaseAddress database() {
    return SERVERS.database().address();
  }
}
