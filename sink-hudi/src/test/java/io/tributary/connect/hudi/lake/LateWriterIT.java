package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.TableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.io.TempDir;

/** A task that comes too late leaves no file behind, at whichever of its checks it finds out. */
class LateWriterIT {

  private static final Schema ROW =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("region", Schema.STRING_SCHEMA)
          .field("n", Schema.INT64_SCHEMA)
          .build();
  private static final long DEADLINE_MS = 1_000;

  @TempDir private Path folder;

  /** Lets the deadline pass after so many looks at the clock. */
  private final AtomicInteger looksInTime = new AtomicInteger(Integer.MAX_VALUE);

  private final InstantSource clock =
      () -> Instant.ofEpochMilli(looksInTime.getAndDecrement() > 0 ? 0 : DEADLINE_MS);

  @EachLayout
  void leavesNothingBehind(String type, String version) throws IOException {
    Map<String, String> layout =
        Map.of(
            "table.type",
            type,
            "table.version",
            version,
            "partition.fields",
            "region",
            "buckets.per.partition",
            "2");
    try (TestLake lake = new TestLake(folder, "id", layout, clock)) {
      lake.commit(batch(lake, 1));
      Map<String, Object> committed = lake.column("n");
      InstantId instant = lake.open();
      int checks = 0;
      boolean late = true;
      while (late) {
        TreeSet<String> before = files();
        looksInTime.set(checks);
        late = failsLate(lake, instant);
        if (late) {
          assertThat(files()).as("after %d checks in time", checks).isEqualTo(before);
          assertThat(lake.column("n")).isEqualTo(committed);
          checks++;
        }
      }
      assertThat(checks).as("checks of a write of several groups").isGreaterThan(8);
      looksInTime.set(Integer.MAX_VALUE);
      lake.commit(batch(lake, 3));
      assertThat(lake.column("n")).hasSize(40).containsValue(3L).doesNotContainValue(1L);
    }
  }

  private boolean failsLate(TestLake lake, InstantId instant) {
    try {
      lake.write(instant, DEADLINE_MS, batch(lake, 2));
      return false;
    } catch (TableFailure e) {
      assertThat(e).hasMessageContaining("its time is over");
      return true;
    }
  }

  private static Map<TopicPartition, List<RowChange>> batch(TestLake lake, long n) {
    List<RowChange> first = new ArrayList<>();
    List<RowChange> second = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "k" + i;
      String region = "r" + i % 4 / 3;
      Struct row = new Struct(ROW).put("id", id).put("region", region).put("n", n);
      (i % 2 == 0 ? first : second).add(lake.put(id, "region=" + region, row));
    }
    return Map.of(TestLake.P0, first, new TopicPartition("t", 1), second);
  }

  /** All data files, whether a commit names them or not. */
  private TreeSet<String> files() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.startsWith(".hoodie"))
          .filter(name -> name.endsWith(".parquet") || name.contains(".log."))
          .filter(name -> !name.endsWith(".crc"))
          .forEach(names::add);
    }
    return names;
  }
}
