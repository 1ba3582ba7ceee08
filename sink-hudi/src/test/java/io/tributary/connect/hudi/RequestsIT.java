package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.proxy.HttpFaultProxy;
import io.tributary.harness.s3.S3Server;
import io.tributary.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a commit costs in requests to the object store, counted on their way there. */
class RequestsIT {

  private static final Logger LOG = LoggerFactory.getLogger(RequestsIT.class);
  private static final int COMMITS = 10;

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

  /** Ten commits, with the cleaning, archiving and compacting that falls to them. */
  @ParameterizedTest
  @CsvSource({"merge_on_read,90", "copy_on_write,110"})
  void aCommitOfOneFileGroupTakesFewRequests(String type, int limit) {
    try (HttpFaultProxy proxy = HttpFaultProxy.before(s3.port())) {
      ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
      SimulatedWorker worker = new SimulatedWorker(props(type, proxy.url()), clock);
      worker.partition(Flights.TOPIC, 0);
      Flights flights = new Flights(worker);
      worker.start(FaultPoint.NONE);
      commit(worker, flights, clock, COMMITS);

      long shown = TaskGauges.value("requests-" + type, "s3-requests-total");
      int before = proxy.totalRequests();
      commit(worker, flights, clock, COMMITS);
      int counted = proxy.totalRequests() - before;
      LOG.info("{}: {} requests in {} commits, {}", type, counted, COMMITS, proxy.requests());
      assertThat(counted / (double) COMMITS).isLessThanOrEqualTo(limit);
      // The client sends some again, where a connection that it kept was closed meanwhile.
      assertThat(TaskGauges.value("requests-" + type, "s3-requests-total") - shown)
          .isBetween((long) counted, counted + counted / 50L);
      worker.stop();
    }
  }

  private static void commit(
      SimulatedWorker worker, Flights flights, ManualClock clock, int commits) {
    for (int i = 0; i < commits; i++) {
      for (int row = 0; row < 10; row++) {
        flights.put(0, "k" + row, i);
      }
      worker.turn(100);
      clock.advance(Duration.ofSeconds(1));
      worker.runToEnd();
    }
  }

  private static Map<String, String> props(String type, String endpoint) {
    Map<String, String> props = new HashMap<>();
    props.put("name", "requests-" + type);
    props.put("topics", Flights.TOPIC);
    props.put("table.name", "flights");
    props.put("table.path", "s3a://lake/" + type);
    props.put("table.type", type);
    props.put("record.key.fields", "icao24");
    props.put("commit.interval.ms", "100");
    props.put("s3.endpoint", endpoint);
    props.put("s3.region", s3.region());
    props.put("s3.path.style", "true");
    props.put("s3.access.key", s3.accessKey());
    props.put("s3.secret.key", s3.secretKey());
    return props;
  }
}
