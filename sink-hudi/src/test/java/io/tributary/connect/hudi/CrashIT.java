package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the task at each step of a commit and lets another one go on. */
class CrashIT {

  @TempDir private Path folder;

  private String path = "";

  @BeforeEach
  void namePath() {
    path = "file:" + folder.resolve("flights");
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource(FaultPoint.Step.class)
  void losesAndDoublesNothingWhenKilledAt(FaultPoint.Step step) {
    ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    SimulatedWorker worker =
        new SimulatedWorker(
            Map.of(
                "topics", Flights.TOPIC,
                "table.name", "flights",
                "table.path", path,
                "record.key.fields", "icao24",
                "commit.interval.ms", "100"),
            clock);
    worker.partition(Flights.TOPIC, 0);
    worker.partition(Flights.TOPIC, 1);
    Flights flights = new Flights(worker);
    for (int i = 0; i < 30; i++) {
      flights.put(i % 2, "k" + (i % 10), i);
    }
    flights.delete(0, "k0");

    worker.start(killingAtSecond(step));
    assertThatThrownBy(worker::runToEnd).isInstanceOf(Killed.class);
    for (int i = 30; i < 40; i++) {
      flights.put(i % 2, "k" + (i % 10), i);
    }
    flights.delete(1, "k1");
    clock.advance(Duration.ofSeconds(1));
    worker.start(FaultPoint.NONE);
    worker.runToEnd();
    worker.stop();

    assertThat(rows()).isEqualTo(flights.expected());
    assertThat(worker.context().errantRecords()).isEmpty();
  }

  private static FaultPoint killingAtSecond(FaultPoint.Step fatal) {
    int[] count = {0};
    return step -> {
      if (step == fatal && ++count[0] == 2) {
        throw new Killed();
      }
    };
  }

  private Map<String, Double> rows() {
    Map<String, Double> velocities = new TreeMap<>();
    LakeReader.rows(path, new Configuration())
        .forEach((key, row) -> velocities.put(key, (Double) row.get("velocity")));
    return velocities;
  }
}
