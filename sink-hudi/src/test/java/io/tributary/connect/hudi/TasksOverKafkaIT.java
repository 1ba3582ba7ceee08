package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.process.RunFolder;
import io.tributary.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tasks that agree over a topic of a real broker. */
class TasksOverKafkaIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void commitTheRowsOfBothAndOfWhoeverTakesOver() {
    try (RunFolder run = RunFolder.create(Path.of("target/runs"));
        KafkaBroker broker = KafkaBroker.start(run)) {
      broker.createTopic("control", 1);
      broker.createTopic(Flights.TOPIC, 2);
      String path = "file:" + folder.resolve("flights");
      ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
      SimulatedCluster cluster =
          new SimulatedCluster(
              Map.of(
                  "topics", Flights.TOPIC,
                  "table.name", "flights",
                  "table.path", path,
                  "record.key.fields", "icao24",
                  "commit.interval.ms", "50",
                  "control.topic", "control",
                  "control.bootstrap.servers", broker.bootstrap()),
              clock,
              Flights.TOPIC,
              2,
              new Random(1),
              HudiAssembly::openControl);
      cluster.join(FaultPoint.NONE);
      cluster.join(FaultPoint.NONE);
      Map<String, Object> expected = new TreeMap<>();
      append(cluster, expected, 0, 10);
      runToEnd(cluster, clock);
      assertThat(velocities(path)).isEqualTo(expected);

      cluster.expel(0);
      append(cluster, expected, 10, 20);
      runToEnd(cluster, clock);
      assertThat(velocities(path)).isEqualTo(expected);
      cluster.stop();
    }
  }

  private static void append(
      SimulatedCluster cluster, Map<String, Object> expected, int from, int to) {
    for (int i = from; i < to; i++) {
      String key = "k" + i % 7 + "-" + i % 2;
      cluster.append(Flights.record(i % 2, i / 2, key, Flights.row(key, (double) i)));
      expected.put(key, (double) i);
    }
  }

  private static void runToEnd(SimulatedCluster cluster, ManualClock clock) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!cluster.done()) {
      assertThat(System.nanoTime()).as("still not committed").isLessThan(end);
      clock.advance(Duration.ofMillis(5));
      cluster.members().forEach(member -> member.turn(3));
    }
  }

  private static Map<String, Object> velocities(String path) {
    Map<String, Object> velocities = new TreeMap<>();
    LakeReader.rows(path, new Configuration())
        .forEach((key, row) -> velocities.put(key, row.get("velocity")));
    return velocities;
  }
}
