package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task that dies on the way to the first file of a table without partitions, which has one for
 * all, at each of its steps in turn.
 */
class NewPartitionIT {

  @TempDir private Path folder;

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Kills at one of the steps that have to do with folders of partitions, and at all after it. */
  private static final class KillAt implements HauntedFileSystem.Haunting {
    private final int fatal;
    private int steps;
    private boolean dead;

    KillAt(int fatal) {
      this.fatal = fatal;
    }

    @Override
    public void before(String step, org.apache.hadoop.fs.Path at) {
      String path = at.toString();
      boolean meant = !path.contains("/.hoodie/") || path.contains("/.hoodie/.temp/");
      dead |= meant && ++steps == fatal;
      if (dead) {
        throw new Killed();
      }
    }
  }

  @BeforeAll
  static void hauntTheStorage() {
    HauntedFileSystem.install();
  }

  @AfterAll
  static void leaveTheStorage() throws IOException {
    HauntedFileSystem.uninstall();
  }

  @AfterEach
  void leave() {
    HauntedFileSystem.leave();
  }

  @Test
  void leavesAPartitionThatIsReadOnce() {
    int survivedFrom = 0;
    for (int fatal = 1; survivedFrom == 0; fatal++) {
      if (!diesAtAndRecovers(fatal)) {
        survivedFrom = fatal;
      }
    }
    assertThat(survivedFrom).as("steps on the way").isGreaterThan(10);
  }

  private boolean diesAtAndRecovers(int fatal) {
    String path = "file:" + folder.resolve("killed-at-" + fatal);
    ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    SimulatedWorker worker =
        new SimulatedWorker(
            Map.of(
                "topics", Flights.TOPIC,
                "table.name", "flights",
                "table.path", path,
                "record.key.fields", "icao24",
                "write.threads", "1",
                "commit.interval.ms", "100"),
            clock);
    worker.partition(Flights.TOPIC, 0);
    Flights flights = new Flights(worker).put(0, "a", 1).put(0, "b", 2).put(0, "c", 2);
    HauntedFileSystem.haunt(new KillAt(fatal));
    worker.start(FaultPoint.NONE);
    boolean died = false;
    try {
      worker.runToEnd();
    } catch (Killed e) {
      died = true;
    }
    HauntedFileSystem.leave();
    clock.advance(Duration.ofSeconds(1));
    worker.start(FaultPoint.NONE);
    worker.runToEnd();
    flights.put(0, "d", 1);
    worker.runToEnd();
    worker.stop();

    Map<String, Double> velocities = new TreeMap<>();
    LakeReader.rows(path, new Configuration())
        .forEach((key, row) -> velocities.put(key, (Double) row.get("velocity")));
    assertThat(velocities).as("killed at step %d", fatal).isEqualTo(flights.expected());
    return died;
  }
}
