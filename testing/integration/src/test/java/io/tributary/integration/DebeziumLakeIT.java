package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A copy-on-write and a merge-on-read table that follow a MySQL table, told by Debezium, while its
 * rows and keys change, columns come, widen and go, the worker is killed, connectors are restarted
 * and the table is read again: in the end each cell is that of {@code SELECT *}.
 *
 * <p>{@code -Dchurn.seconds=300} runs for longer; {@code -Dchurn.seed} repeats the changes.
 */
class DebeziumLakeIT {

  private static final Duration LIMIT = Duration.ofSeconds(180);
  private static final long SECONDS = Long.getLong("churn.seconds", 20);
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final int DISTURBANCES = 7;

  /** No change of the churn has so great a number. */
  private static final int FIRST_MARK = 6_000;

  private static final String SOURCE = "orders-source";
  private static final String COPIED = "orders_copied";
  private static final String LOGGED = "orders_logged";
  private static final List<String> SINKS = List.of(COPIED, LOGGED);

  @RegisterExtension
  static final Servers SERVERS = Servers.broker().andLake().andDatabase(MySqlFlavour.REAL);

  private final OrdersSource orders = new OrdersSource(database(), "orders");

  @Test
  void bothTablesEqualTheSourceWhateverHappensOnTheWay() throws Exception {
    long seed = Long.getLong("churn.seed", System.nanoTime());
    System.out.println("churn.seed=" + seed);
    try (OrderChurn churn = new OrderChurn(database(), seed)) {
      orders.prepare();
      SERVERS.kafka().createTopic("orders-control", 1);
      ConnectWorker worker = startWorker();
      ConnectRest rest = worker.rest();
      rest.create(SOURCE, source());
      rest.awaitRunning(SOURCE, LIMIT);
      for (String sink : SINKS) {
        rest.create(sink, sink(sink, "fail"));
      }
      churn.addColumn("number_0", "INT", "%d");
      try (Repeatedly changes = churn.start()) {
        disturb(worker, churn);
        changes.end();
      }
      assertTablesAreRight(rest);
      assertThat(told("__debezium-heartbeat.orders")).isNotEmpty();
      assertThat(told("orders.transaction")).isNotEmpty();

      assertTruncationIsByPolicy(rest);
    }
  }

  private static ConnectWorker startWorker() {
    return SERVERS.worker(
        WorkerSettings.of(SERVERS.kafka().bootstrap())
            .plugins(List.of(PluginFolder.HUDI.path(), PluginFolders.debezium()))
            .environment(MainJobEnvironment.of(SERVERS, "", ""))
            .with("offset.flush.interval.ms", "1000")
            .with("consumer.session.timeout.ms", "6000")
            .with("consumer.heartbeat.interval.ms", "1500")
            // On a busy machine a snapshot is one transaction for longer than the harness allows.
            .with("producer.transaction.timeout.ms", "60000"));
  }

  /** Each disturbance at least once, then again, for as long as it shall take. */
  private void disturb(ConnectWorker worker, OrderChurn churn) throws SQLException {
    long endNanos = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    ConnectRest rest = worker.rest();
    for (int i = 0; i < DISTURBANCES || System.nanoTime() < endNanos; i++) {
      Await.within(BETWEEN, () -> false); // changes go on meanwhile
      int turn = i / DISTURBANCES;
      String number = "number_" + (turn + 1);
      switch (i % DISTURBANCES) {
        case 0 -> {
          churn.addColumn("note_" + turn, "VARCHAR(20)", "'Zoë %d'");
          churn.addColumn(number, "INT", "-%d");
        }
        case 1 -> orders.ask("incremental", i);
        case 2 -> {
          worker.killHard();
          worker.restart();
        }
        case 3 -> {
          churn.changeColumn(number, "BIGINT", "30000000000 + %d");
          churn.changeColumn("quantity", "BIGINT", "-30000000000 - %d");
        }
        case 4 -> churn.dropColumn("number_" + turn);
        case 5 -> {
          orders.ask("blocking", i);
          awaitRead(FIRST_MARK + i);
        }
        default -> {
          SINKS.forEach(rest::restart);
          rest.restart(SOURCE);
        }
      }
      rest.awaitRunning(SOURCE, LIMIT);
      for (String sink : SINKS) {
        rest.awaitRunning(sink, LIMIT);
      }
    }
  }

  /**
   * Waits until a row that is inserted now has come. A blocking snapshot takes the columns as they
   * are when it begins: had one been added before Debezium came as far as to hear of the snapshot,
   * it would fail on the rows in between.
   */
  private static void awaitRead(int id) throws SQLException {
    try (Connection mysql = connect();
        Statement sql = mysql.createStatement()) {
      sql.execute(
          "INSERT INTO orders (id, amount, placed) VALUES (%d, 1, '2026-11-21')".formatted(id));
    }
    Await.until("order " + id + " is in the lake", LIMIT, () -> inLake(id));
  }

  private static boolean inLake(int id) {
    try {
      return LakeRows.of(SERVERS.lake(), COPIED).stream()
          .anyMatch(row -> Integer.toString(id).equals(String.valueOf(row.value("id"))));
    } catch (IOException e) {
      return false; // a table that changed while it was read
    }
  }

  /** Of the one table its own reader tells, of the other, with its logs, Spark. */
  private void assertTablesAreRight(ConnectRest rest) throws Exception {
    try (Connection mysql = connect()) {
      awaitEqual(rest, mysql);
      Map<Integer, Long> read = LakeOffsets.committed(folder(COPIED), orders.topic());
      Await.until(
          LOGGED + " has read as far as " + COPIED,
          LIMIT,
          () -> LakeOffsets.reach(read, LakeOffsets.committed(folder(LOGGED), orders.topic())));
      List<Row> seen = SparkTable.rows(SERVERS.run(), folder(LOGGED));
      assertThat(compared(mysql, seen).first()).isEmpty();
    }
  }

  /** Rows in other partitions of the topic may have been written before or after a truncation. */
  private void assertTruncationIsByPolicy(ConnectRest rest) throws Exception {
    try (Connection mysql = connect();
        Statement sql = mysql.createStatement()) {
      sql.execute("DELETE FROM orders");
      sql.execute("TRUNCATE TABLE orders");
      for (String sink : SINKS) {
        Await.until(sink + " fails", LIMIT, () -> rest.status(sink).failed());
        assertThat(rest.status(sink).failure()).contains("truncated", "truncate.handling");
        rest.put(sink, sink(sink, "ignore"));
        Await.until(sink + " runs again", LIMIT, () -> rest.status(sink).running());
      }
      sql.execute("INSERT INTO orders (id, amount, placed) VALUES (5000, 1.25, '2026-11-21')");
      awaitEqual(rest, mysql);
    }
  }

  private static void awaitEqual(ConnectRest rest, Connection mysql) {
    SinkProgress.awaitProof(
        rest, COPIED, LIMIT, () -> List.of(compared(mysql, LakeRows.of(SERVERS.lake(), COPIED))));
  }

  /** Compares the columns that the source has; one that it dropped stays in the lake as it was. */
  private static Verdict compared(Connection mysql, List<Row> lake) throws SQLException {
    List<String> key = List.of("id");
    Differences differences = new Differences();
    List<Row> rows = DatabaseRows.of(mysql, "orders");
    Table source = Table.keyed("MySQL", rows, key, differences);
    source.compareWith(
        Table.keyed("the lake", lake, key, differences),
        rows.isEmpty() ? key : List.copyOf(rows.get(0).columns()),
        differences);
    return differences.verdict("orders", rows.size());
  }

  private static List<String> told(String topic) {
    return RawTopic.lines(SERVERS.kafka().bootstrap(), topic);
  }

  private static Path folder(String table) {
    return HudiSink.folder(SERVERS.lake(), table);
  }

  private static Connection connect() throws SQLException {
    return database().connect(database().accounts().app());
  }

  private static DatabaseAddress database() {
    return SERVERS.database().address();
  }

  private Map<String, String> source() {
    return orders
        .connector(184010)
        .with("topic.creation.default.partitions", "3")
        .with("heartbeat.interval.ms", "500")
        .with("provide.transaction.metadata", "true")
        .config();
  }

  private Map<String, String> sink(String table, String truncations) {
    boolean logs = table.equals(LOGGED);
    return ConnectorFile.mainJob("hudi-flights-by-country")
        .with("topics", orders.topic())
        .with("tasks.max", logs ? "2" : "1")
        .with("table.name", table)
        .with("table.path", "s3a://" + Servers.BUCKET + "/" + table)
        .with("table.type", logs ? "merge_on_read" : "copy_on_write")
        .with("record.key.fields", "id")
        .with("commit.interval.ms", "500")
        .with("commit.timeout.ms", "15000")
        .with("compact.every.commits", "6")
        .with("truncate.handling", truncations)
        .with("control.topic", "orders-control")
        .with("control.bootstrap.servers", SERVERS.kafka().bootstrap())
        .config();
  }
}
