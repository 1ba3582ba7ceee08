package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.lake.EachLayout;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.s3.S3Server;
import io.tributary.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table on an S3 server, and what POST says about one that cannot be reached. */
class S3TableIT {

  private static RunFolder run;
  private static S3Server s3;

  @BeforeAll
  static void startServer() {
    run = RunFolder.create(Path.of("target/runs"));
    s3 = S3Server.start(run, List.of("lake"));
  }

  @AfterAll
  static void stopServer() {
    s3.close();
    run.close();
  }

  @EachLayout
  void writesTheLastStateOfEachKey(String type, String version) {
    String table = type.replace('_', '-') + version;
    Map<String, String> props = props("s3a://lake/" + table);
    props.put("table.type", type);
    props.put("table.version", version);
    SimulatedWorker worker =
        new SimulatedWorker(props, new ManualClock(Instant.parse("2026-01-01T00:00:00Z")));
    worker.partition(Flights.TOPIC, 0);
    worker.partition(Flights.TOPIC, 1);
    Flights flights = new Flights(worker);
    for (int i = 0; i < 20; i++) {
      flights.put(i % 2, "k" + (i % 6), i);
    }
    flights.delete(1, "k3");

    worker.start(FaultPoint.NONE);
    worker.runToEnd();
    flights.put(0, "k0", 100).put(1, "k7", 101).delete(1, "k5");
    worker.runToEnd();
    worker.stop();

    // The server keeps objects as files: a reader that knows no S3 sees the same table.
    Map<String, Double> velocities = new TreeMap<>();
    LakeReader.rows(
            "file:" + s3.folder("lake").resolve(table).toAbsolutePath(), new Configuration())
        .forEach((key, row) -> velocities.put(key, (Double) row.get("velocity")));
    assertThat(velocities).isEqualTo(flights.expected());
  }

  @Test
  void acceptsAFolderThatCanBeWrittenAndLeavesNothingThere() {
    assertThat(errors(props("s3a://lake/fresh"))).isEmpty();
    assertThat(s3.folder("lake").resolve("fresh"))
        .satisfiesAnyOf(
            folder -> assertThat(folder).doesNotExist(),
            folder -> assertThat(folder).isEmptyDirectory());
  }

  @Test
  void namesABucketThatDoesNotExist() {
    assertThat(errors(props("s3a://lagoon/flights")))
        .containsOnlyKeys("table.path")
        .extractingByKey("table.path")
        .asString()
        .contains("bucket 'lagoon' does not exist", "Create the bucket");
  }

  @Test
  void attachesRefusedCredentialsToTheAccessKeyWithoutQuotingThem() {
    Map<String, String> props = props("s3a://lake/flights");
    props.put("s3.secret.key", "not-the-secret");
    assertThat(errors(props))
        .containsOnlyKeys("s3.access.key")
        .extractingByKey("s3.access.key")
        .asString()
        .contains("refused", "Check the key pair")
        .doesNotContain("not-the-secret");
  }

  @Test
  void attachesAServerThatIsNotThereToTheEndpoint() {
    Map<String, String> props = props("s3a://lake/flights");
    props.put("s3.endpoint", "http://127.0.0.1:1");
    assertThat(errors(props)).containsOnlyKeys("s3.endpoint");
  }

  private static Map<String, String> errors(Map<String, String> props) {
    Config result = new HudiSinkConnector().validate(props);
    Map<String, String> errors = new TreeMap<>();
    for (ConfigValue value : result.configValues()) {
      if (!value.errorMessages().isEmpty()) {
        errors.put(value.name(), String.join("; ", value.errorMessages()));
      }
    }
    return errors;
  }

  private static Map<String, String> props(String path) {
    Map<String, String> props = new HashMap<>();
    props.put("topics", Flights.TOPIC);
    props.put("table.name", "flights");
    props.put("table.path", path);
    props.put("record.key.fields", "icao24");
    props.put("commit.interval.ms", "100");
    props.put("s3.endpoint", s3.endpoint());
    props.put("s3.region", s3.region());
    props.put("s3.path.style", "true");
    props.put("s3.access.key", s3.accessKey());
    props.put("s3.secret.key", s3.secretKey());
    return props;
  }
}
