package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.io.TempDir;

/** The timeline stays short, and what leaves it is in the archive. */
class ArchivingIT {

  private static final Schema ROW =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("value", Schema.INT64_SCHEMA)
          .build();

  @TempDir private Path folder;

  @EachLayout
  void movesTheOldestInstantsAsAWhole(String type, String version) throws IOException {
    List<String> commits = new ArrayList<>();
    try (TestLake lake =
        new TestLake(
            folder,
            "id",
            Map.of(
                "table.type",
                type,
                "table.version",
                version,
                "clean.every.commits",
                "2",
                "compact.every.commits",
                "4"))) {
      for (int i = 0; i < 30; i++) {
        String key = "k" + i % 3;
        Struct row = new Struct(ROW).put("id", key).put("value", (long) i);
        commits.add(lake.commit(lake.put(key, "", row)).time());
        lake.maintain();
      }
      assertThat(lake.column("value")).isEqualTo(Map.of("k0", 27L, "k1", 28L, "k2", 29L));
    }
    HoodieTableMetaClient table =
        HoodieTableMetaClient.builder()
            .setConf(HadoopFSUtils.getStorageConf(new Configuration()))
            .setBasePath("file:" + folder)
            .build();
    List<String> active = commits(table.getActiveTimeline());
    List<String> archived = commits(table.getArchivedTimeline());
    assertThat(active).hasSizeBetween(6, 12);
    assertThat(archived).doesNotContainAnyElementsOf(active);
    assertThat(Stream.concat(archived.stream(), active.stream())).containsAll(commits).isSorted();
    assertThat(files(Path.of(table.getTimelinePath().toUri())))
        .as("files of instants that are in the archive")
        .noneMatch(file -> archived.stream().anyMatch(file::startsWith));
  }

  private static List<String> commits(HoodieTimeline timeline) {
    return timeline
        .getCommitsTimeline()
        .filterCompletedInstants()
        .getInstantsAsStream()
        .map(HoodieInstant::requestedTime)
        .toList();
  }

  private static List<String> files(Path timeline) throws IOException {
    try (Stream<Path> files = Files.list(timeline)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
