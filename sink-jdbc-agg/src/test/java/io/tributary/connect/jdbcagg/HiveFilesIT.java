package io.tributary.connect.jdbcagg;

import static io.tributary.connect.jdbcagg.FlightRecords.AT;
import static io.tributary.connect.jdbcagg.FlightRecords.flight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.config.HiveFileFormat;
import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestHive.Provider.class)
class HiveFilesIT {

  private static final TopicPartition P0 = new TopicPartition("flights", 0);

  private final TestHive hive;

  HiveFilesIT(TestHive hive) {
    this.hive = hive;
  }

  @Test
  void leavesOneFileOfTextThatAnyoneCanReadAndAFewVersionsBeforeIt() throws IOException {
    Map<String, String> config = config("readable");
    config.put("hive.files.versions", "2");
    try (SinkTaskRun task = opened(config)) {
      for (int i = 0; i < 5; i++) {
        task.put(
            List.of(flight(2 * i, "x|y", AT, 0.5, "a"), flight(2 * i + 1, null, AT, 1.0, "b")));
      }
    }

    Path root = hive.folder("shared").resolve("default").resolve("readable");
    List<Path> versions;
    try (Stream<Path> folders = Files.list(root)) {
      versions = folders.filter(f -> f.getFileName().toString().contains("-")).sorted().toList();
    }
    assertThat(versions).hasSize(3);
    Path shown = versions.get(2);
    assertThat(hive.rows("SHOW TBLPROPERTIES readable('tributary.folder')"))
        .contains(List.of("tributary.folder", shown.getFileName().toString()));
    assertThat(Files.readAllLines(shown.resolve("part-00000")))
        .containsExactlyInAnyOrder("x\\|y|5|2.5", "\\N|5|5.0");
  }

  @ParameterizedTest
  @EnumSource(
      value = HiveFileFormat.class,
      names = {"ORC", "PARQUET"})
  void hasHiveWriteOtherFormats(HiveFileFormat format) {
    String name = "as_" + format.name().toLowerCase(Locale.ROOT);
    Map<String, String> config = config(name);
    config.put("hive.files.format", format.name());
    config.computeIfPresent(
        "aggregates",
        (key, sql) ->
            sql.replace(", COUNT(*)", ", seen, COUNT(*)")
                .replace(" GROUP BY country", " WHERE velocity < 100 GROUP BY country, seen"));
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 500.0, "x")));
      task.put(List.of(flight(1, "x|y\n", AT, 0.5, "x"), flight(2, null, null, 1.0, "x")));
      task.put(List.of(flight(3, "x|y\n", AT, 0.25, "x")));
      task.put(List.of(flight(4, "a", AT, 500.0, "x")));
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(5);
    }

    assertThat(hive.rows("SELECT * FROM " + name))
        .containsExactlyInAnyOrder(
            List.of("x|y\n", "2026-11-20 10:00:01.0", "2", "0.75"),
            Arrays.asList(null, null, "1", "1.0"));
    assertThat(hive.rows("DESCRIBE EXTENDED " + name).toString())
        .containsIgnoringCase("." + format)
        .contains("/rows,");
    config.put("hive.files.format", "text");
    assertThatThrownBy(() -> opened(config).close())
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("table " + name + " is of format " + format);
  }

  @Test
  void showsTheDdlOfAMissingTableIfItMayNotCreateIt() {
    Map<String, String> config = config("shown_files");
    config.put("table.create", "false");
    try (SinkTaskRun task = opened(config)) {
      assertThatThrownBy(() -> task.put(List.of(flight(0, "a", AT, 1.0, "x"))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("table shown_files is missing")
          .hasMessageContaining("CREATE EXTERNAL TABLE");
    }
  }

  @Test
  void refusesATableThatItDidNotMake() {
    hive.execute("CREATE EXTERNAL TABLE taken_files (country STRING)");
    assertThatThrownBy(() -> opened(config("taken_files")).close())
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("table taken_files was not made by this sink");
  }

  @Test
  void stopsIfTheVersionThatIsShownIsGone() throws IOException {
    Map<String, String> config = config("gone");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    Path root = hive.folder("shared").resolve("default").resolve("gone");
    Files.move(root, root.resolveSibling("moved"));

    assertThatThrownBy(() -> opened(config).close())
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("LOST_STATE")
        .hasMessageContaining("Mount the worker's folder");
  }

  private Map<String, String> config(String name) {
    Map<String, String> config = hive.config(HiveWriteMode.FILES);
    config.put("name", name);
    config.put(
        "aggregates",
        "INSERT INTO "
            + name
            + " SELECT country, COUNT(*) AS n, SUM(velocity) AS total FROM flights"
            + " GROUP BY country");
    config.put("flush.max.records", "1");
    return config;
  }

  private static SinkTaskRun opened(Map<String, String> config) {
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(P0));
    return task;
  }
}
