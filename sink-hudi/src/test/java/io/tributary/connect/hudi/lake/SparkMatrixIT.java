package io.tributary.connect.hudi.lake;

import io.tributary.harness.spark.HudiRelease;
import io.tributary.harness.spark.TableRead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of table that the sink accepts, in every way that Spark reads it, is what was written:
 * with the newest release of Hudi, and with the oldest that the docs name, where that one knows the
 * version.
 */
class SparkMatrixIT {

  @TempDir private Path folder;

  @Test
  void newestReleaseReadsEveryTable() throws IOException {
    List<SparkCell> cells = new ArrayList<>();
    for (String version : List.of("6", "8", "9")) {
      for (String type : List.of("copy_on_write", "merge_on_read")) {
        cells.addAll(cells(type, version, Map.of()));
        cells.addAll(cells(type, version, byEvent(type, version)));
      }
      cells.addAll(compacted(version, Map.of()));
      cells.addAll(compacted(version, byEvent("merge_on_read", version)));
      cells.addAll(cells("copy_on_write", version, Map.of("write.mode", "append")));
    }
    SparkCell.assertEqual(HudiRelease.V1_2, cells);
  }

  @Test
  void oldReleaseReadsTablesOfItsVersion() throws IOException {
    List<SparkCell> cells = new ArrayList<>();
    for (String type : List.of("copy_on_write", "merge_on_read")) {
      cells.addAll(cells(type, "6", Map.of()));
      cells.addAll(cells(type, "6", byEvent(type, "6")));
    }
    cells.addAll(compacted("6", Map.of()));
    cells.addAll(compacted("6", byEvent("merge_on_read", "6")));
    cells.addAll(cells("copy_on_write", "6", Map.of("write.mode", "append")));
    SparkCell.assertEqual(HudiRelease.V0_15, cells);
  }

  /** After a compaction readers of base files alone see what all others see. */
  private List<SparkCell> compacted(String version, Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(changed);
    all.put("table.type", "merge_on_read");
    all.put("table.version", version);
    all.put("compact.every.commits", "2");
    String name = "compacted" + version + String.join("", new TreeMap<>(changed).values());
    try (LakeHistory history = new LakeHistory(folder.resolve(name), all).live().compact()) {
      Path table = history.folder();
      return List.of(
          new SparkCell(name + " snapshot", TableRead.snapshot(table), history.last()),
          new SparkCell(name + " read-optimized", SparkCell.readOptimized(table), history.last()));
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

  private List<SparkCell> cells(String type, String version, Map<String, String> changed)
      throws IOException {
    Map<String, String> all = new HashMap<>(changed);
    all.put("table.type", type);
    all.put("table.version", version);
    String name = type + version + String.join("", new TreeMap<>(changed).values());
    List<SparkCell> cells = new ArrayList<>();
    try (LakeHistory history = new LakeHistory(folder.resolve(name), all).live()) {
      Path table = history.folder();
      cells.add(new SparkCell(name + " snapshot", TableRead.snapshot(table), history.last()));
      for (int commit = 0; commit < 2; commit++) {
        cells.add(
            new SparkCell(
                name + " as of commit " + commit,
                SparkCell.asOf(table, history.instant(commit)),
                history.after(commit)));
      }
      cells.add(
          new SparkCell(
              name + " incremental",
              SparkCell.since(table, history.instant(0), version),
              history.changedAfterFirst()));
      if (type.equals("merge_on_read")) {
        cells.add(
            new SparkCell(
                name + " read-optimized", SparkCell.readOptimized(table), history.after(0)));
      }
    }
    return cells;
  }
}
