package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.lake.TestLake;
import io.tributary.connect.hudi.model.RowChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compaction takes of the worker it runs in: threads, and time of one call. */
class CompactionShareIT {

  private static final Schema ROW =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("p", Schema.INT32_SCHEMA)
          .field("text", Schema.STRING_SCHEMA)
          .build();

  /** Characters of a row that takes more than the MiB that a compaction may take. */
  private static final int LARGE = 1 << 20;

  private static final int PARTITIONS = 5;

  @TempDir private Path folder;

  private final Map<String, Object> expected = new TreeMap<>();

  /** Notes by whom Parquet files are written. */
  private static final class Watch implements HauntedFileSystem.Haunting {
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final Set<String> users = ConcurrentHashMap.newKeySet();
    private final Set<String> files = ConcurrentHashMap.newKeySet();

    @Override
    public void before(String step, org.apache.hadoop.fs.Path at) throws IOException {
      if (step.equals("publish") && at.getName().endsWith(".parquet")) {
        threads.add(Thread.currentThread().getName());
        users.add(UserGroupInformation.getCurrentUser().getShortUserName());
        files.add(at.getName());
      }
    }
  }

  @BeforeAll
  static void watchTheStorage() {
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
  @ValueSource(strings = {"6", "9"})
  void worksOnThreadsOfTheSinkAsItsUser(String version) {
    Map<String, String> layout = layout("table.version", version, "write.threads", "2");
    try (TestLake lake = new TestLake(folder, "id", layout)) {
      commit(lake, "a");
      commit(lake, "b");
      Watch compaction = watched(lake);

      assertThat(compaction.files).hasSize(PARTITIONS);
      assertThat(compaction.users).containsExactly("test");
      assertThat(compaction.threads)
          .hasSizeBetween(1, 2)
          .allMatch(thread -> thread.startsWith("hudi-sink-writer-"));
      assertThat(lake.column("text")).isEqualTo(expected);
    }
  }

  @Test
  void leavesToTheNextCallWhatIsBeyondItsShare() {
    Map<String, String> layout = layout("compact.max.mb", "1", "compact.every.commits", "1");
    try (TestLake lake = new TestLake(folder, "id", layout)) {
      commit(lake, "a".repeat(LARGE));
      commit(lake, "b".repeat(LARGE));
      for (int call = 1; call <= PARTITIONS; call++) {
        assertThat(watched(lake).files).as("call %d", call).hasSize(1);
        lake.commit(row(lake, 0, "c" + call));
        assertThat(lake.column("text")).isEqualTo(expected);
      }
    }
  }

  private static Watch watched(TestLake lake) {
    Watch watch = new Watch();
    HauntedFileSystem.haunt(watch);
    lake.maintain();
    HauntedFileSystem.leave();
    return watch;
  }

  private void commit(TestLake lake, String text) {
    List<RowChange> rows =
        IntStream.range(0, PARTITIONS).mapToObj(partition -> row(lake, partition, text)).toList();
    lake.commit(rows.toArray(new RowChange[0]));
  }

  private RowChange row(TestLake lake, int partition, String text) {
    String id = "k" + partition;
    expected.put(id, text);
    return lake.put(
        id, "p=" + partition, new Struct(ROW).put("id", id).put("p", partition).put("text", text));
  }

  private static Map<String, String> layout(String... more) {
    Map<String, String> layout = new HashMap<>();
    layout.put("table.type", "merge_on_read");
    layout.put("partition.fields", "p");
    layout.put("compact.every.commits", "2");
    for (int i = 0; i < more.length; i += 2) {
      layout.put(more[i], more[i + 1]);
    }
    return layout;
  }
}
