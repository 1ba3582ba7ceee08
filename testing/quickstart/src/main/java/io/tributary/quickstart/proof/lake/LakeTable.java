package io.tributary.quickstart.proof.lake;

import io.tributary.quickstart.proof.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All rows that a reader of a table sees now. */
public final class LakeTable {

  private LakeTable() {}

  /**
   * Reads the rows, without Hudi's own columns.
   *
   * @throws LakeFormatException when a file has a column whose type this reader does not know
   */
  public static List<Row> rows(LakeFiles files) throws IOException {
    return rows(files, LakeTimeline.read(files));
  }

  /**
   * Reads the rows as of a timeline that was read before.
   *
   * @throws LakeFormatException when a file has a column whose type this reader does not know
   */
  public static List<Row> rows(LakeFiles files, LakeTimeline timeline) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String path : timeline.visibleFiles()) {
      rows.addAll(ParquetRows.read(path, files.read(path)));
    }
    return rows;
  }
}
