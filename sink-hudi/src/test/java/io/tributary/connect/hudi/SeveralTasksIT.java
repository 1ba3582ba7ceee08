package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.control.ControlChannel;
import io.tributary.connect.hudi.control.ControlEvent;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tasks that share one table, in one JVM: what the others do between two calls is up to the test.
 */
class SeveralTasksIT {

  private static final int PARTITIONS = 4;

  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Map<String, Double> expected = new TreeMap<>();
  private String path = "";
  private final SharedControl control = new SharedControl(Map.of(Flights.TOPIC, PARTITIONS));
  private SimulatedCluster cluster;

  @BeforeEach
  void newCluster() {
    path = "file:" + folder.resolve("flights");
    cluster =
        new SimulatedCluster(
            Map.of(
                "topics", Flights.TOPIC,
                "table.name", "flights",
                "table.path", path,
                "record.key.fields", "icao24",
                "commit.interval.ms", "50",
                "commit.timeout.ms", "2000",
                "clean.retain.commits", "3",
                "archive.min.commits", "5",
                "archive.max.commits", "8"),
            clock,
            Flights.TOPIC,
            PARTITIONS,
            new Random(7),
            (config, context) -> control.join());
  }

  @Test
  void commitsTheRowsOfAllTasksInOneInstant() {
    for (int i = 0; i < 40; i++) {
      append(i % PARTITIONS, i % 12, false, i);
    }
    cluster.join(FaultPoint.NONE);
    cluster.join(FaultPoint.NONE);
    runToEnd(10);
    assertThat(rows()).isEqualTo(expected);
  }

  @Test
  void repeatsACycleWhoseStartOneTaskNeverHeard() {
    cluster.join(FaultPoint.NONE);
    cluster.join(FaultPoint.NONE);
    for (int i = 0; i < 20; i++) {
      append(i % PARTITIONS, i % 8, false, i);
    }
    control.lose(ControlEvent.RowsWritten.class::isInstance);
    turns(10);
    assertThat(rows()).isEmpty();

    control.lose(event -> false);
    clock.advance(Duration.ofSeconds(3));
    runToEnd(10);
    assertThat(rows()).isEqualTo(expected);
  }

  @Test
  void passesOverWhatACoordinatorSaysThatSlept() {
    cluster.join(FaultPoint.NONE);
    cluster.join(FaultPoint.NONE);
    for (int i = 0; i < 20; i++) {
      append(i % PARTITIONS, i % 8, false, i);
    }
    runToEnd(10);
    InstantId old = new InstantId("20200101000000000");
    ControlChannel sleeper = control.join().channel();
    sleeper.send(new ControlEvent.CycleStarted(old, Offsets.EMPTY, null, 60_000));
    sleeper.send(new ControlEvent.CycleCommitted(old, Offsets.EMPTY));
    turns(3);
    for (int i = 20; i < 40; i++) {
      append(i % PARTITIONS, i % 8, false, i);
    }
    runToEnd(10);
    assertThat(rows()).isEqualTo(expected);
  }

  @Test
  void stopsWhereTheTableIsGone() {
    cluster.join(FaultPoint.NONE);
    for (int i = 0; i < 20; i++) {
      append(i % PARTITIONS, i % 8, false, i);
    }
    runToEnd(10);
    assertThat(FileUtil.fullyDelete(folder.resolve("flights").toFile())).isTrue();
    for (int i = 20; i < 40; i++) {
      append(i % PARTITIONS, i % 8, false, i);
    }
    assertThatThrownBy(() -> turns(10)).hasMessageContaining("The table no longer knows partition");
  }

  @Test
  void goesBackToWhatTheTableHoldsThoughNobodySaidThatTheCycleWasGivenUp() {
    cluster.join(FaultPoint.NONE);
    cluster.join(FaultPoint.NONE);
    for (int i = 0; i < 20; i++) {
      append(i % PARTITIONS, i % 8, false, i);
    }
    control.lose(
        event ->
            event instanceof ControlEvent.RowsWritten
                || event instanceof ControlEvent.CycleAborted);
    turns(10);
    clock.advance(Duration.ofSeconds(3));
    turns(1);
    assertThat(rows()).isEmpty();

    control.lose(event -> false);
    runToEnd(10);
    assertThat(rows()).isEqualTo(expected);
  }

  @Test
  void goesOnWhereTheConfirmationWasLost() {
    cluster.join(FaultPoint.NONE);
    cluster.join(FaultPoint.NONE);
    for (int i = 0; i < 20; i++) {
      append(i % PARTITIONS, i % 8, false, i);
    }
    control.lose(ControlEvent.CycleCommitted.class::isInstance);
    turns(10);
    assertThat(rows()).isEqualTo(expected);

    control.lose(event -> false);
    append(0, 0, true, 0);
    clock.advance(Duration.ofSeconds(6));
    runToEnd(10);
    assertThat(rows()).isEqualTo(expected);
  }

  private void append(int partition, int key, boolean delete, int version) {
    long offset = cluster.endOf(new TopicPartition(Flights.TOPIC, partition));
    String name = "k" + partition + "-" + key;
    double velocity = version;
    SinkRecord record =
        Flights.record(partition, offset, name, delete ? null : Flights.row(name, velocity));
    cluster.append(record);
    if (delete) {
      expected.remove(name);
    } else {
      expected.put(name, velocity);
    }
  }

  private void turns(int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofMillis(20));
      cluster.members().forEach(member -> member.turn(3));
    }
  }

  private void runToEnd(int perTurn) {
    for (int turn = 0; !cluster.done(); turn++) {
      assertThat(turn).as("turns").isLessThan(1_000);
      clock.advance(Duration.ofMillis(20));
      cluster.members().forEach(member -> member.turn(perTurn));
    }
  }

  private Map<String, Double> rows() {
    Map<String, Double> velocities = new TreeMap<>();
    if (folder.resolve("flights").toFile().exists()) {
      LakeReader.rows(path, new Configuration())
          .forEach((key, row) -> velocities.put(key, (Double) row.get("velocity")));
    }
    return velocities;
  }
}
