package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.lake.EvolvedHistory.Change;
import io.tributary.harness.spark.HudiRelease;
import io.tributary.harness.spark.TableRead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose columns changed are what was written, in every way that Spark reads them. */
class SparkEvolutionIT {

  @TempDir private Path folder;

  @Test
  void newestReleaseReadsTablesWhoseColumnsChanged() throws IOException {
    List<SparkCell> cells = new ArrayList<>();
    for (Change change : Change.values()) {
      for (String version : List.of("6", "8", "9")) {
        cells.addAll(cells(change, "copy_on_write", version));
        cells.addAll(cells(change, "merge_on_read", version));
        cells.addAll(compacted(change, version));
      }
    }
    SparkCell.assertEqual(HudiRelease.V1_2, cells);
  }

  @Test
  void oldReleaseReadsTablesWhoseColumnsChanged() throws IOException {
    List<SparkCell> cells = new ArrayList<>();
    for (Change change : Change.values()) {
      cells.addAll(cells(change, "copy_on_write", "6"));
      cells.addAll(cells(change, "merge_on_read", "6"));
      cells.addAll(compacted(change, "6"));
    }
    SparkCell.assertEqual(HudiRelease.V0_15, cells);
  }

  private List<SparkCell> cells(Change change, String type, String version) throws IOException {
    String name = change + " " + type + version;
    List<SparkCell> cells = new ArrayList<>();
    Map<String, String> config = Map.of("table.type", type, "table.version", version);
    try (EvolvedHistory history =
        new EvolvedHistory(folder.resolve(name.replace(' ', '-')), change, config).live()) {
      Path table = history.folder();
      cells.add(new SparkCell(name + " snapshot", TableRead.snapshot(table), history.last()));
      for (int commit = 0; commit < history.commits() - 1; commit++) {
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

  /** After a compaction readers of base files alone see what all others see. */
  private List<SparkCell> compacted(Change change, String version) {
    String name = change + " compacted" + version;
    Map<String, String> config =
        Map.of(
            "table.type", "merge_on_read", "table.version", version, "compact.every.commits", "3");
    try (EvolvedHistory history =
        new EvolvedHistory(folder.resolve(name.replace(' ', '-')), change, config).live()) {
      history.compact();
      Path table = history.folder();
      return List.of(
          new SparkCell(name + " snapshot", TableRead.snapshot(table), history.last()),
          new SparkCell(name + " read-optimized", SparkCell.readOptimized(table), history.last()));
    }
  }
}
