package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.lake.TestLake;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.TableFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A coordinator that stands still within a compaction, at each of its steps in turn, while another
 * one takes over, commits rows, and compacts or fails to. The table has one file group: Hudi
 * compacts several on threads of its own, which would go on.
 */
class CompactionTakeoverIT {

  private static final Schema ROW =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("n", Schema.INT64_SCHEMA)
          .build();
  private static final int ROWS = 12;

  /** Steps that change something; what stands still before one of them has read what it will. */
  private static final Set<String> CHANGES = Set.of("create", "publish", "rename", "delete");

  @TempDir private Path folder;

  private final Map<String, Object> expected = new TreeMap<>();

  /** Lets the other one act at one of the steps of the one that stands still. */
  private static final class StandStill implements HauntedFileSystem.Haunting {
    private final int fatal;
    private final Runnable meanwhile;
    private int steps;
    private boolean away;
    private int filesUntilFailure;

    StandStill(int fatal, int filesUntilFailure, Runnable meanwhile) {
      this.fatal = fatal;
      this.filesUntilFailure = filesUntilFailure;
      this.meanwhile = meanwhile;
    }

    @Override
    public void before(String step, org.apache.hadoop.fs.Path at) throws IOException {
      if (away) {
        boolean compacts = step.equals("publish") && at.getName().endsWith(".parquet");
        if (compacts && --filesUntilFailure == 0) {
          throw new IOException("simulated");
        }
      } else if (CHANGES.contains(step) && ++steps == fatal) {
        away = true;
        meanwhile.run();
        away = false;
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

  @ParameterizedTest
  @CsvSource({"6,false", "6,true", "9,false", "9,true"})
  void keepsEveryRow(String version, boolean otherSucceeds) {
    int step = 1;
    while (compactsInTurns(version, otherSucceeds, step)) {
      step++;
    }
    assertThat(step).as("steps of a compaction").isGreaterThan(10);
  }

  /** Returns whether the step came. */
  private boolean compactsInTurns(String version, boolean otherSucceeds, int step) {
    expected.clear();
    Path table = folder.resolve(version + otherSucceeds + step);
    Map<String, String> layout =
        Map.of(
            "table.type", "merge_on_read",
            "table.version", version,
            "write.threads", "1",
            "compact.every.commits", "2");
    try (TestLake first = new TestLake(table, "id", layout);
        TestLake second = TestLake.otherTask(table, "id", layout)) {
      first.commit(rows(first, 1, ROWS));
      first.commit(rows(first, 2, ROWS));
      StandStill standStill =
          new StandStill(
              step,
              otherSucceeds ? Integer.MAX_VALUE : 1,
              () -> {
                second.commit(rows(second, 3, ROWS / 2));
                tryToMaintain(second);
              });
      HauntedFileSystem.haunt(standStill);
      tryToMaintain(first);
      HauntedFileSystem.leave();
      boolean came = standStill.steps >= step;
      assertThat(second.column("n")).as("at step %d", step).isEqualTo(expected);

      second.commit(rows(second, 4, 2));
      tryToMaintain(second);
      assertThat(second.column("n")).as("after step %d", step).isEqualTo(expected);
      return came;
    }
  }

  private static void tryToMaintain(TestLake lake) {
    try {
      lake.maintain();
    } catch (TableFailure e) {
      assertThat(e.kind().name()).isEqualTo("TRANSIENT");
    }
  }

  private RowChange[] rows(TestLake lake, long n, int count) {
    RowChange[] rows = new RowChange[count];
    for (int i = 0; i < count; i++) {
      String id = "k" + i;
      rows[i] = lake.put(id, "", new Struct(ROW).put("id", id).put("n", n));
      expected.put(id, n);
    }
    return rows;
  }
}
