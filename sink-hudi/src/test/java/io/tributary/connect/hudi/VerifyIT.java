package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.verify.VerifyRun;
import io.tributary.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table, the same topic written again beside it, and what the command says of the two. */
class VerifyIT {

  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));

  @ParameterizedTest
  @ValueSource(strings = {"copy_on_write", "merge_on_read"})
  void findsATableThatWasWrittenAgainTheSame(String type) throws IOException {
    SimulatedWorker live = started("live", type);
    history(live, 1.0, true);
    SimulatedWorker rebuilt = started("rebuilt", type);
    history(rebuilt, 1.0, false);
    VerifyRun run = verify(type);
    assertThat(run.status()).isZero();
    assertThat(run.output())
        .contains("same (whole table): 2 rows ", "The tables are the same.")
        .doesNotContain("DIFFERENT");
  }

  @Test
  void findsOneValueThatIsDifferent() throws IOException {
    history(started("live", "copy_on_write"), 1.0, true);
    history(started("rebuilt", "copy_on_write"), 1.5, true);
    VerifyRun run = verify("copy_on_write");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("DIFFERENT (whole table): 2 rows ", "are different");
  }

  @Test
  void comparesNothingThatHasNotReadTheSame() throws IOException {
    history(started("live", "copy_on_write"), 1.0, true);
    SimulatedWorker rebuilt = started("rebuilt", "copy_on_write");
    new Flights(rebuilt).put(0, "a", 1);
    rebuilt.runToEnd();
    VerifyRun run = verify("copy_on_write");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("different offsets", "flights-0=4", "flights-0=1");
  }

  @Test
  void saysWhatItCannotRead() throws IOException {
    VerifyRun run = verify("copy_on_write");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("There is no table [target=file:");
  }

  /** The same records in two commits or in one. */
  private static void history(SimulatedWorker worker, double last, boolean inPieces) {
    Flights flights = new Flights(worker).put(0, "a", 5).put(0, "b", 2);
    if (inPieces) {
      worker.runToEnd();
    }
    flights.put(0, "a", last).delete(0, "c");
    worker.runToEnd();
  }

  private SimulatedWorker started(String table, String type) {
    SimulatedWorker worker = new SimulatedWorker(props(table, type), clock);
    worker.partition(Flights.TOPIC, 0);
    worker.start(FaultPoint.NONE);
    return worker;
  }

  private VerifyRun verify(String type) throws IOException {
    return VerifyRun.of(folder, props("live", type), props("rebuilt", type));
  }

  private Map<String, String> props(String table, String type) {
    Map<String, String> props = new HashMap<>();
    props.put("name", "sink-" + table);
    props.put("topics", Flights.TOPIC);
    props.put("table.name", "flights");
    props.put("table.path", "file:" + folder.resolve(table));
    props.put("table.type", type);
    props.put("record.key.fields", "icao24");
    props.put("commit.interval.ms", "1000");
    return props;
  }
}
