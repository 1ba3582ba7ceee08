package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A real MySQL whose table is written at random and altered, Debezium, and a copy-on-write and a
 * merge-on-read table, in a worker that is killed meanwhile: in the end each cell is that of the
 * source.
 *
 * <p>{@code -Ddebezium.seconds} says for how long (20), {@code -Ddebezium.kills} how many kills
 * fall into that (2), {@code -Ddebezium.seed} repeats the statements of a run.
 */
class DebeziumLakeIT {

  private static final String TOPIC = "orders.tributary.orders";
  private static final String COPIED = "orders_copied";
  private static final String LOGGED = "orders_logged";
  private static final List<String> KEY = List.of("id");
  private static final Duration LIMIT = Duration.ofSeconds(180);

  /** In this order, spread over the run. */
  private static final List<String> ALTERATIONS =
      List.of(
          "ALTER TABLE orders ADD COLUMN channel VARCHAR(20)",
          "ALTER TABLE orders MODIFY amount BIGINT",
          "ALTER TABLE orders DROP COLUMN remark");

  @RegisterExtension
  static final Servers SERVERS = Servers.broker().andLake().andDatabase(MySqlFlavour.REAL);

  private final int seconds = Integer.getInteger("debezium.seconds", 20);
  private final int kills = Integer.getInteger("debezium.kills", 2);
  private final long seed = Long.getLong("debezium.seed", System.nanoTime());

  @Test
  void bothTablesEqualTheSourceAfterRandomWritesAlterationsAndKills() throws Exception {
    System.out.println("debezium.seed=" + seed);
    ConnectWorker worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(PluginFolder.allAndDebezium())
                .environment(MainJobEnvironment.of(SERVERS, "", ""))
                .with("offset.flush.interval.ms", "1000")
                .with("consumer.session.timeout.ms", "6000")
                .with("consumer.heartbeat.interval.ms", "1500"));
    try (Connection mysql = connect();
        Statement sql = mysql.createStatement()) {
      sql.execute(
          "CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(40) NOT NULL, amount INT,"
              + " price DECIMAL(12,3), weight DOUBLE, remark VARCHAR(60), placed DATETIME(3))");
      RandomOrders orders = new RandomOrders(sql, new Random(seed));
      orders.write(200);
      worker.rest().create("orders-source", source());
      worker.rest().create(COPIED, sink(COPIED, "copy_on_write"));
      worker.rest().create(LOGGED, sink(LOGGED, "merge_on_read"));
      awaitEqual(worker, mysql);

      writeAlterAndKill(worker, orders, sql);

      awaitEqual(worker, mysql);
      Path logged = HudiSink.folder(SERVERS.lake(), LOGGED);
      Await.until(
          "all of the topic is in " + LOGGED,
          LIMIT,
          () -> LakeOffsets.reachEnd(SERVERS.kafka(), TOPIC, logged));
      assertThat(compared(mysql, SparkTable.rows(SERVERS.run(), logged)).first())
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  private void writeAlterAndKill(ConnectWorker worker, RandomOrders orders, Statement sql)
      throws SQLException {
    int steps = ALTERATIONS.size() + kills + 1;
    Duration each = Duration.ofSeconds(seconds).dividedBy(steps);
    for (int step = 0; step < steps; step++) {
      orders.writeFor(each);
      if (step < ALTERATIONS.size()) {
        sql.execute(ALTERATIONS.get(step));
        orders.altered(step + 1);
      } else if (step < ALTERATIONS.size() + kills) {
        worker.killHard();
        orders.write(50);
        worker.restart();
      }
    }
  }

  private void awaitEqual(ConnectWorker worker, Connection mysql) {
    SinkProgress.awaitProof(
        worker.rest(),
        COPIED,
        LIMIT,
        () -> List.of(compared(mysql, LakeRows.of(SERVERS.lake(), COPIED))));
  }

  /** Compares what the source has; a column that it dropped stays in the lake as it was. */
  private static Verdict compared(Connection mysql, List<Row> lake) throws SQLException {
    Differences differences = new Differences();
    Table source = Table.keyed("MySQL", DatabaseRows.of(mysql, "orders"), KEY, differences);
    Table copy = Table.keyed("the lake", lake, KEY, differences);
    List<String> columns =
        source.rows().values().stream()
            .findFirst()
            .map(row -> List.copyOf(row.columns()))
            .orElseThrow();
    source.compareWith(copy, columns, differences);
    return differences.verdict("orders", source.rows().size());
  }

  private static Connection connect() throws SQLException {
    DatabaseAddress address = SERVERS.database().address();
    return address.connect(address.accounts().app());
  }

  private static Map<String, String> source() {
    return ConnectorFile.mainJob("debezium-source")
        .with("table.include.list", "tributary.orders")
        .with("topic.prefix", "orders")
        .with("database.server.id", "184010")
        .with("schema.history.internal.kafka.topic", "orders.schema-history")
        .config();
  }

  private static Map<String, String> sink(String table, String type) {
    return ConnectorFile.mainJob("hudi-flights-by-country")
        .with("topics", TOPIC)
        .with("table.name", table)
        .with("table.path", "s3a://" + Servers.BUCKET + "/" + table)
        .with("table.type", type)
        .with("record.key.fields", "id")
        .with("commit.interval.ms", "500")
        .with("compact.every.commits", "6")
        .config();
  }
}
