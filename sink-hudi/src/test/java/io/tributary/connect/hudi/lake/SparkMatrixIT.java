package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.spark.HudiRelease;
import io.tributary.harness.spark.SparkReader;
import io.tributary.harness.spark.TableRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of table that the sink accepts, in every way that Spark reads it, is what was written:
 * with the newest release of Hudi, and with the oldest that the docs name, where that one knows the
 * version.
 */
class SparkMatrixIT {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String TIME_TRAVEL = "as.of.instant";
  private static final String QUERY = "hoodie.datasource.query.type";

  @TempDir private Path folder;

  private record Cell(String name, TableRead read, Map<String, Struct> expected) {}

  @Test
  void newestReleaseReadsEveryTable() throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (String version : List.of("6", "8", "9")) {
      for (String type : List.of("copy_on_write", "merge_on_read")) {
        cells.addAll(cells(type, version, Map.of()));
        cells.addAll(cells(type, version, byEvent(type, version)));
      }
      cells.addAll(compacted(version, Map.of()));
      cells.addAll(compacted(version, byEvent("merge_on_read", version)));
      cells.addAll(cells("copy_on_write", version, Map.of("write.mode", "append")));
    }
    assertEqual(HudiRelease.V1_2, cells);
  }

  @Test
  void oldReleaseReadsTablesOfItsVersion() throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (String type : List.of("copy_on_write", "merge_on_read")) {
      cells.addAll(cells(type, "6", Map.of()));
      cells.addAll(cells(type, "6", byEvent(type, "6")));
    }
    cells.addAll(compacted("6", Map.of()));
    cells.addAll(compacted("6", byEvent("merge_on_read", "6")));
    cells.addAll(cells("copy_on_write", "6", Map.of("write.mode", "append")));
    assertEqual(HudiRelease.V0_15, cells);
  }

  /** After a compaction readers of base files alone see what all others see. */
  private List<Cell> compacted(String version, Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(changed);
    all.put("table.type", "merge_on_read");
    all.put("table.version", version);
    all.put("compact.every.commits", "2");
    String name = "compacted" + version + String.join("", new TreeMap<>(changed).values());
    try (LakeHistory history = new LakeHistory(folder.resolve(name), all).live().compact()) {
      Path table = history.folder();
      return List.of(
          new Cell(name + " snapshot", TableRead.snapshot(table), history.last()),
          new Cell(
              name + " read-optimized",
              new TableRead(table, Map.of(QUERY, "read_optimized")),
              history.last()));
    }
  }

  /** Deletes only where the sink does not refuse them. */
  private static Map<String, String> byEvent(String type, String version) {
    Map<String, String> changed = new HashMap<>();
    changed.put("merge.order", "event");
    changed.put("ordering.field", "seen");
    if (type.equals("merge_on_read") && version.equals("6")) {
      changed.put("delete.enabled", "false");
    }
    return changed;
  }

  private List<Cell> cells(String type, String version, Map<String, String> changed)
      throws IOException {
    Map<String, String> all = new HashMap<>(changed);
    all.put("table.type", type);
    all.put("table.version", version);
    String name = type + version + String.join("", new TreeMap<>(changed).values());
    List<Cell> cells = new ArrayList<>();
    try (LakeHistory history = new LakeHistory(folder.resolve(name), all).live()) {
      Path table = history.folder();
      cells.add(new Cell(name + " snapshot", TableRead.snapshot(table), history.last()));
      for (int commit = 0; commit < 2; commit++) {
        cells.add(
            new Cell(
                name + " as of commit " + commit,
                new TableRead(table, Map.of(TIME_TRAVEL, history.instant(commit).time())),
                history.after(commit)));
      }
      cells.add(
          new Cell(
              name + " incremental",
              new TableRead(
                  table,
                  Map.of(
                      QUERY,
                      "incremental",
                      "hoodie.datasource.read.begin.instanttime",
                      begin(history, version))),
              history.changedAfterFirst()));
      if (type.equals("merge_on_read")) {
        cells.add(
            new Cell(
                name + " read-optimized",
                new TableRead(table, Map.of(QUERY, "read_optimized")),
                history.after(0)));
      }
    }
    return cells;
  }

  /** Up to version 6 the instant of a commit, from then on the time of its completion. */
  private static String begin(LakeHistory history, String version) throws IOException {
    String instant = history.instant(0).time();
    if (version.equals("6")) {
      return instant;
    }
    try (Stream<Path> files = Files.list(history.folder().resolve(".hoodie/timeline"))) {
      String completed =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(instant + "_"))
              .findFirst()
              .orElseThrow();
      return completed.substring(instant.length() + 1, completed.indexOf('.'));
    }
  }

  private static void assertEqual(HudiRelease release, List<Cell> cells) throws IOException {
    List<List<String>> seen;
    try (RunFolder run = RunFolder.create(Path.of("target/runs"))) {
      seen = new SparkReader(run, release).read(cells.stream().map(Cell::read).toList());
    }
    Map<String, List<String>> missing = new TreeMap<>();
    Map<String, List<String>> unexpected = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      List<String> lacking = new ArrayList<>();
      for (Struct row : cells.get(i).expected().values()) {
        lacking.add(SparkRow.of(row));
      }
      List<String> extra = new ArrayList<>();
      for (String line : seen.get(i).subList(1, seen.get(i).size())) {
        String row = SparkRow.of(JSON.readTree(line));
        if (!lacking.remove(row)) {
          extra.add(row);
        }
      }
      if (!lacking.isEmpty()) {
        missing.put(cells.get(i).name(), lacking);
      }
      if (!extra.isEmpty()) {
        unexpected.put(cells.get(i).name(), extra);
      }
    }
    assertThat(missing).as("rows that %s does not see", release).isEmpty();
    assertThat(unexpected).as("rows that only %s sees", release).isEmpty();
  }
}
