package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.glue.FakeGlue;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.harness.process.Await;
import io.tributary.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task whose table stands in a catalog, and what that catalog's troubles do to it. */
class CatalogedSinkIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Map<String, String> props = new HashMap<>();
  private FakeGlue glue;
  private SimulatedWorker worker;

  @BeforeEach
  void describeTable() throws IOException {
    glue = new FakeGlue();
    props.put("topics", Flights.TOPIC);
    props.put("table.name", "flights");
    props.put("table.path", path());
    props.put("record.key.fields", "icao24");
    props.put("partition.fields", "icao24");
    props.put("commit.interval.ms", "1000");
    props.put("catalog.type", "glue");
    props.put("catalog.database", "lake");
    props.put("glue.region", "eu-west-1");
    props.put("glue.endpoint", glue.endpoint());
    props.put("glue.catalog.id", "123456789012");
    props.put("glue.access.key", "key");
    props.put("glue.secret.key", "secret");
  }

  @AfterEach
  void stop() {
    worker.stop();
    glue.close();
    assertThat(glue.wrong()).isEmpty();
  }

  @Test
  void registersWhatItCommits() {
    start();
    new Flights(worker).put(0, "a", 1).put(0, "b", 2);
    worker.runToEnd();
    awaitPartitions(2);
    new Flights(worker).put(0, "c", 3);
    worker.runToEnd();
    awaitPartitions(3);
  }

  @Test
  void commitsWhileTheCatalogIsAwayAndTellsItAllAfterwards() {
    glue.failNext("AccessDeniedException");
    start();
    for (String key : new String[] {"a", "b", "c"}) {
      new Flights(worker).put(0, key, 1);
      worker.runToEnd();
    }
    assertThat(LakeReader.rows(path(), new Configuration())).containsOnlyKeys("a", "b", "c");
    awaitPartitions(3);
  }

  @Test
  void tellsTheCatalogAfterARestartWhatWasCommittedBefore() {
    Map<String, String> without = new HashMap<>(props);
    without.put("catalog.type", "none");
    worker = new SimulatedWorker(without, clock);
    worker.partition(Flights.TOPIC, 0);
    worker.start(FaultPoint.NONE);
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.stop();
    assertThat(glue.actions()).isEmpty();
    start();
    awaitPartitions(1);
  }

  private void start() {
    worker = new SimulatedWorker(props, clock);
    worker.partition(Flights.TOPIC, 0);
    worker.start(FaultPoint.NONE);
  }

  private void awaitPartitions(int count) {
    Await.until(
        "partitions in the catalog", PATIENCE, () -> glue.partitionsOf("flights").size() == count);
  }

  private String path() {
    return "file:" + folder.resolve("flights");
  }
}
