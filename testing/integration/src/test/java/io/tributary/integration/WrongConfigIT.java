package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.harness.connect.ConnectRestException;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A wrong config is refused when it is POSTed, or stops the task at its first record, with words
 * that name the key and say what to do, and that tell no secret.
 */
class WrongConfigIT {

  private static final String CANARY = "canary-8f3a-do-not-tell";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @RegisterExtension
  static final Servers SERVERS = Servers.broker().andLake().andDatabase(MySqlFlavour.LIGHT);

  private static ConnectWorker worker;

  /**
   * A config that must be refused.
   *
   * @param what what is wrong with it
   * @param said what the answer must say: the key and what to do
   */
  record Refused(String what, ConnectorFile file, List<String> said) {
    static Refused when(String what, ConnectorFile file, String... said) {
      return new Refused(what, file, List.of(said));
    }

    @Override
    public String toString() {
      return what;
    }
  }

  @BeforeAll
  static void startWorker() {
    worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(PluginFolder.allAndDebezium())
                .environment(
                    MainJobEnvironment.of(
                        SERVERS, "http://127.0.0.1:1/a", "http://127.0.0.1:1/b")));
  }

  static Stream<Refused> wrongFiles() {
    ConnectorFile flights = ConnectorFile.mainJob("flights-poller");
    ConnectorFile buses = ConnectorFile.mainJob("buses-poller");
    ConnectorFile aggregates = ConnectorFile.mainJob("aggregates-sink");
    ConnectorFile hudi = ConnectorFile.mainJob("hudi-flights");
    return Stream.of(
        Refused.when(
            "unknown key of the poller",
            flights.with("pol.interval.ms", "5"),
            "unknown key 'pol.interval.ms'",
            "Did you mean 'poll.interval.ms'"),
        Refused.when(
            "unknown key of the aggregates sink",
            aggregates.with("database.pasword", CANARY),
            "unknown key 'database.pasword'",
            "Did you mean 'database.password'"),
        Refused.when(
            "unknown key of the Hudi sink",
            hudi.with("record.key.field", "icao24"),
            "unknown key 'record.key.field'",
            "Did you mean 'record.key.fields'"),
        Refused.when(
            "preset that is not there",
            flights.with("preset", "opensky-state"),
            "preset",
            "opensky-states"),
        Refused.when(
            "Jolt spec with a text where a step should be",
            buses.with(
                "transforms.shape.spec",
                "[\n {\"operation\": \"shift\",\n  \"spec\": {\"id\": \"a[\"}}\n]"),
            "spec",
            "line 3",
            "/0/spec/id"),
        Refused.when(
            "Jolt spec that is not JSON",
            buses.with("transforms.shape.spec", "[\n {\"operation\": \"shift\",\n  \"spec\": {]"),
            "spec",
            "line 3"),
        Refused.when(
            "database that nobody runs",
            aggregates.with("database.port", Integer.toString(FreePorts.next())),
            "database.host",
            "127.0.0.1"),
        Refused.when(
            "wrong database password",
            aggregates.with("database.password", CANARY),
            "database.user",
            "user or password is wrong",
            "Check both"),
        Refused.when(
            "SQL that aggregates do not know",
            aggregates.with(
                "aggregates",
                "INSERT INTO t SELECT a.x, COUNT(*) AS n FROM flights a JOIN buses b ON a.x = b.x"
                    + " GROUP BY a.x"),
            "aggregates: statement 1",
            "JOIN is not supported",
            "Join before the sink"),
        Refused.when(
            "Hive without its driver",
            aggregates.with("database.dialect", "hive"),
            "database.dialect",
            "hive-jdbc-4.0.1-standalone.jar",
            "into the folder of this plugin"),
        Refused.when(
            "aggregates where rows are asked for",
            aggregates.with("mode", "upsert"),
            "aggregates: does not go with mode=upsert",
            "record.format says"),
        Refused.when(
            "bucket that is not there",
            hudi.with("table.path", "s3a://no-such-bucket/flights"),
            "table.path",
            "no-such-bucket"),
        Refused.when(
            "wrong S3 secret",
            hudi.with("s3.secret.key", CANARY),
            "s3.access.key",
            "Check the key pair"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongFiles")
  void isRefusedWhenPosted(Refused wrong) {
    ConnectRestException refusal =
        catchThrowableOfType(
            ConnectRestException.class,
            () -> worker.rest().create(wrong.file().name(), wrong.file().config()));

    assertThat(refusal).as("the POST").isNotNull();
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.getMessage()).contains(wrong.said());
    assertNoSecret(refusal.getMessage());
    assertThat(worker.rest().names()).doesNotContain(wrong.file().name());
  }

  @Test
  void aggregateOverAMissingFieldStopsTheTaskAtTheFirstRecord() throws Exception {
    sendFlight("flights-a");
    ConnectorFile file =
        ConnectorFile.mainJob("aggregates-sink")
            .named("aggregates-of-a-missing-field")
            .with("topics", "flights-a")
            .with(
                "aggregates",
                "INSERT INTO by_country SELECT origin_country,"
                    + " TUMBLE(last_contact, INTERVAL '1' MINUTE) AS minute, AVG(velocty) AS v"
                    + " FROM `flights-a`"
                    + " GROUP BY origin_country, TUMBLE(last_contact, INTERVAL '1' MINUTE)");

    String trace = traceAfterFailure(file);

    assertThat(trace).contains("velocty", "velocity", "topic=flights-a", "partition=0", "offset=0");
    assertNoSecret(trace);
  }

  @Test
  void lakeTableWithAMissingKeyFieldStopsTheTaskAtTheFirstRecord() throws Exception {
    sendFlight("flights-b");
    ConnectorFile file =
        ConnectorFile.mainJob("hudi-flights")
            .named("lake-with-a-missing-key")
            .with("topics", "flights-b")
            .with("table.name", "flights_b")
            .with("table.path", "s3a://" + Servers.BUCKET + "/flights_b")
            .with("record.key.fields", "icao42");

    String trace = traceAfterFailure(file);

    assertThat(trace).contains("icao42", "record.key.fields", "topic=flights-b");
    assertNoSecret(trace);
  }

  private static String traceAfterFailure(ConnectorFile file) {
    worker.rest().create(file.name(), file.config());
    Await.until(file.name() + " fails", LIMIT, () -> worker.rest().status(file.name()).failed());
    String trace = worker.rest().status(file.name()).failure();
    worker.rest().delete(file.name());
    return trace;
  }

  private static void sendFlight(String topic) throws Exception {
    Schema schema =
        SchemaBuilder.struct()
            .field("icao24", Schema.STRING_SCHEMA)
            .field("origin_country", Schema.OPTIONAL_STRING_SCHEMA)
            .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("last_contact", Timestamp.SCHEMA)
            .build();
    SERVERS.kafka().createTopic(topic, 1);
    try (ConnectProducer producer = new ConnectProducer(SERVERS.kafka().bootstrap(), topic)) {
      producer.send(
          "abc123",
          new Struct(schema)
              .put("icao24", "abc123")
              .put("origin_country", "Canada")
              .put("velocity", 250.0)
              .put("last_contact", new Date(1_780_000_000_000L)));
      producer.flush();
    }
  }

  @AfterEach
  void theLogTellsNoSecret() throws IOException {
    assertNoSecret(Files.readString(worker.process().log()));
  }

  private static void assertNoSecret(String text) {
    Map<String, String> environment = MainJobEnvironment.of(SERVERS, "", "");
    assertThat(text)
        .doesNotContain(
            CANARY,
            environment.get("DB_PASSWORD"),
            environment.get("DB_CDC_PASSWORD"),
            environment.get("S3_SECRET_KEY"));
  }
}
