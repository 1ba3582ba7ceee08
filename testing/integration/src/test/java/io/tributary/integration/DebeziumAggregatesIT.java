package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.PluginFolders;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Aggregates of a MySQL table's changes, told by Debezium, while the worker is killed, connectors
 * are restarted, the table is read again and emptied: in the end they are what the same {@code
 * SELECT ... GROUP BY} gives over the table.
 *
 * <p>{@code -Dchurn.seconds=300} runs for longer; {@code -Dchurn.seed} repeats the changes.
 */
class DebeziumAggregatesIT {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final long SECONDS = Long.getLong("churn.seconds", 20);
  private static final Duration BETWEEN = Duration.ofSeconds(3);
  private static final String SOURCE = "orders-source";
  private static final String SINK = "orders-sink";

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
                  .plugins(List.of(PluginFolder.JDBC_AGG.path(), PluginFolders.debezium()))
                  .environment(MainJobEnvironment.ofDatabase(SERVERS))
                  .with("offset.flush.interval.ms", "1000"));
      worker.rest().create(SOURCE, orders.connector(184003).config());
      worker.rest().awaitRunning(SOURCE, LIMIT);
      Map<String, String> sink = sink();
      worker.rest().create(SINK, sink);
      worker.rest().awaitRunning(SINK, LIMIT);
      try (Repeatedly changes = churn.start()) {
        disturb(worker, orders, churn, random);
        changes.end();
      }
      assertTablesAreRight(worker);
      assertVerified();
    }
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
        case 2 -> churn.truncate();
        case 3 -> orders.ask("blocking", i);
        default -> {
          worker.rest().restart(SINK);
          worker.rest().restart(SOURCE);
        }
      }
      worker.rest().awaitRunning(SOURCE, LIMIT);
      worker.rest().awaitRunning(SINK, LIMIT);
    }
  }

  private static Map<String, String> sink() {
    DatabaseAddress database = database();
    return ConnectorFile.mainJob("aggregates-sink")
        .with("topics", "shop.tributary.orders")
        .with("aggregates", AGGREGATES)
        .with("cdc.mode", "debezium")
        .with("flush.interval.ms", "100")
        .with("database.host", database.host())
        .with("database.port", Integer.toString(database.port()))
        .with("database.name", database.database())
        .with("database.user", database.accounts().app().user())
        .with("database.password", database.accounts().app().password())
        .config();
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

  private void assertVerified() throws Exception {
    VerifyCommand.Ended verified = new VerifyCommand(SERVERS, folder).run(SINK, sink());
    assertThat(verified.printed()).contains("The tables are right.");
    assertThat(verified.status()).isZero();
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
