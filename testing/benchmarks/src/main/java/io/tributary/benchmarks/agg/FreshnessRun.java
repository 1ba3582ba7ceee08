package io.tributary.benchmarks.agg;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.RunFolder;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** From the sending of a record to a reader of the database that sees it counted. */
final class FreshnessRun implements LoadRun {

  private static final int RECORDS_PER_SECOND = 10_000;
  private static final int WARM_UP_SECONDS = 10;
  private static final int SECONDS = 30;
  private static final int RECORDS = (WARM_UP_SECONDS + SECONDS) * RECORDS_PER_SECOND;
  private static final int FLUSH_MS = 500;
  private static final int GROUPS = 100;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String NAME = "fresh";

  private final MySqlFlavour flavour;
  private final AtomicLongArray sentNanos = new AtomicLongArray(RECORDS);

  FreshnessRun(MySqlFlavour flavour) {
    this.flavour = flavour;
  }

  @Override
  public boolean measure() {
    Path target = ProjectRoot.find().resolve("testing/benchmarks/target/runs");
    try (RunFolder run = RunFolder.create(target);
        KafkaBroker broker = KafkaBroker.start(run);
        MySqlServer server = AggregatesTask.server(run, flavour);
        ConnectWorker worker =
            ConnectWorker.start(
                run,
                WorkerSettings.of(broker.bootstrap())
                    .plugins(List.of(plugin()))
                    .with("value.converter.schemas.enable", "false")
                    .jvmOptions("-XX:TieredStopAtLevel=4"));
        Connection reader = server.address().connect(server.address().accounts().app())) {
      broker.createTopic(NAME, 1);
      worker.rest().create(NAME, config(server));
      worker.rest().awaitRunning(NAME, LIMIT);
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(broker));
      List<Double> agesMs = watch(reader);
      sending.join();
      Figures.title(
          "%d records per second, flush.interval.ms=%d".formatted(RECORDS_PER_SECOND, FLUSH_MS),
          flavour.name());
      Figures.row("p50, ms", "%.0f".formatted(Figures.percentile(agesMs, 0.5)));
      return Figures.row("p99", Figures.percentile(agesMs, 0.99), "ms", 1_000);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the table", e);
    }
  }

  static Path plugin() {
    return ProjectRoot.find().resolve("packaging/target/plugins/tributary-sink-jdbc-agg");
  }

  private static Map<String, String> config(MySqlServer server) {
    Map<String, String> config = new HashMap<>(AggregatesTask.database(server));
    config.put("connector.class", "io.tributary.connect.jdbcagg.JdbcAggSinkConnector");
    config.put("topics", NAME);
    config.put("flush.interval.ms", Integer.toString(FLUSH_MS));
    config.put(
        "aggregates",
        "INSERT INTO fresh SELECT kind, COUNT(*) AS records, MAX(`number`) AS newest FROM fresh"
            + " GROUP BY kind");
    return config;
  }

  private void send(KafkaBroker broker) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      long begun = System.nanoTime();
      for (int i = 0; i < RECORDS; i++) {
        long due = begun + i * (1_000_000_000L / RECORDS_PER_SECOND);
        if (due > System.nanoTime()) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        byte[] value =
            "{\"kind\":\"kind %d\",\"number\":%d}"
                .formatted(i % GROUPS, i)
                .getBytes(StandardCharsets.UTF_8);
        sentNanos.set(i, System.nanoTime());
        var unused = producer.send(new ProducerRecord<>(NAME, value));
      }
    }
  }

  /** How old each record was when it was first seen, without those of the warm-up. */
  private List<Double> watch(Connection reader) {
    List<Double> agesMs = new ArrayList<>(RECORDS);
    int[] seen = {0};
    Await.until(
        "all records are counted",
        LIMIT,
        () -> {
          int newest = newest(reader);
          long now = System.nanoTime();
          for (; seen[0] <= newest; seen[0]++) {
            if (seen[0] >= WARM_UP_SECONDS * RECORDS_PER_SECOND) {
              agesMs.add((now - sentNanos.get(seen[0])) / 1e6);
            }
          }
          return seen[0] == RECORDS;
        });
    return agesMs;
  }

  private static int newest(Connection reader) {
    try (Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MAX(newest) FROM fresh")) {
      return rows.next() && rows.getObject(1) != null ? rows.getInt(1) : -1;
    } catch (SQLException e) {
      return -1; // no table yet
    }
  }
}
