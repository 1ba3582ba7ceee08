package io.tributary.benchmarks.agg;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.mysql.Account;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/**
 * Rows that come for the first time, upserted by key from one topic, by Debezium's JDBC sink and by
 * ours, one after the other in one worker. The clock starts for each when it has written some, as
 * the JVM still compiles it until then.
 */
final class UpsertRun implements LoadRun {

  private static final int WARM_UP = 200_000;
  private static final int ROWS = 600_000;
  private static final String TOPIC = "rows";
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Schema ROW =
      SchemaBuilder.struct()
          .field("id", Schema.INT64_SCHEMA)
          .field("name", Schema.STRING_SCHEMA)
          .field("amount", Schema.FLOAT64_SCHEMA)
          .field("pieces", Schema.OPTIONAL_INT32_SCHEMA)
          .field("open", Schema.BOOLEAN_SCHEMA)
          .build();

  private final MySqlFlavour flavour;
  private final Path rival;

  /**
   * @param rival folder of Debezium's JDBC sink
   */
  UpsertRun(MySqlFlavour flavour, Path rival) {
    this.flavour = flavour;
    this.rival = rival;
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
                    .plugins(List.of(FreshnessRun.plugin(), rival))
                    .with("plugin.discovery", "hybrid_warn")
                    .jvmOptions("-XX:TieredStopAtLevel=4"));
        Connection reader = server.address().connect(server.address().accounts().app())) {
      broker.createTopic(TOPIC, 1);
      fill(broker);
      double theirs = rate(worker, reader, "rows_debezium", debezium(server.address()));
      double ours = rate(worker, reader, "rows_ours", ours(server));
      Figures.title(ROWS + " raw rows, upserted", flavour.name());
      Figures.row("rows per second, Debezium's JDBC sink", "%.0f /s".formatted(theirs));
      Figures.row("rows per second, ours", "%.0f /s".formatted(ours));
      return Figures.floor("ratio", ours / theirs, "", 5);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the tables", e);
    }
  }

  private static void fill(KafkaBroker broker) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "acks", "all");
    try (JsonConverter json = new JsonConverter();
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      json.configure(Map.of("schemas.enable", true), false);
      for (int i = 0; i < WARM_UP + ROWS; i++) {
        Struct row =
            new Struct(ROW)
                .put("id", (long) i)
                .put("name", "name of " + i)
                .put("amount", i / 100.0)
                .put("pieces", i % 7 == 0 ? null : i % 50)
                .put("open", i % 2 == 0);
        byte[] key = json.fromConnectData(TOPIC, Schema.INT64_SCHEMA, (long) i);
        byte[] value = json.fromConnectData(TOPIC, ROW, row);
        var unused = producer.send(new ProducerRecord<>(TOPIC, key, value));
      }
    }
  }

  private static Map<String, String> ours(MySqlServer server) {
    Map<String, String> config = new HashMap<>(AggregatesTask.database(server));
    config.put("connector.class", "io.tributary.connect.jdbcagg.JdbcAggSinkConnector");
    config.put("topics", TOPIC);
    config.put("mode", "upsert");
    config.put("table.name", "rows_ours");
    config.put("record.key.fields", "id");
    return config;
  }

  private Map<String, String> debezium(DatabaseAddress address) {
    Account app = address.accounts().app();
    Map<String, String> config = new HashMap<>();
    config.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
    config.put("topics", TOPIC);
    config.put(
        "connection.url",
        "jdbc:%s://%s:%d/%s?allowPublicKeyRetrieval=true&%s"
            .formatted(
                flavour == MySqlFlavour.LIGHT ? "mariadb" : "mysql",
                address.host(),
                address.port(),
                address.database(),
                flavour == MySqlFlavour.LIGHT ? "sslMode=disable" : "useSSL=false"));
    config.put("connection.username", app.user());
    config.put("connection.password", app.password());
    config.put("insert.mode", "upsert");
    config.put("primary.key.mode", "record_value");
    config.put("primary.key.fields", "id");
    config.put("schema.evolution", "basic");
    config.put("collection.name.format", "rows_debezium");
    return config;
  }

  /** Rows per second between the last one of the warm-up and the last of all. */
  private static double rate(
      ConnectWorker worker, Connection reader, String table, Map<String, String> config) {
    worker.rest().create(table, config);
    worker.rest().awaitRunning(table, LIMIT);
    Await.until("the warm-up is in " + table, LIMIT, () -> has(reader, table, WARM_UP - 1));
    long begun = System.nanoTime();
    Await.until("the last row is in " + table, LIMIT, () -> has(reader, table, WARM_UP + ROWS - 1));
    double seconds = (System.nanoTime() - begun) / 1e9;
    worker.rest().delete(table);
    return ROWS / seconds;
  }

  private static boolean has(Connection reader, String table, int id) {
    try (Statement statement = reader.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT 1 FROM %s WHERE id = %d".formatted(table, id))) {
      return rows.next();
    } catch (SQLException e) {
      return false; // no table yet
    }
  }
}
