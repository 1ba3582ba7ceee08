package io.tributary.integration;

import io.tributary.harness.process.RunFolder;
import io.tributary.harness.spark.HudiRelease;
import io.tributary.harness.spark.SparkReader;
import io.tributary.harness.spark.TableRead;
import io.tributary.quickstart.proof.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A Hudi table as Spark with the newest released bundle sees it. */
final class SparkTable {

  private SparkTable() {}

  /**
   * All rows, without Hudi's own columns.
   *
   * @param table the table's folder
   */
  static List<Row> rows(RunFolder run, Path table) throws IOException {
    return SparkJson.rows(
        new SparkReader(run, HudiRelease.V1_2).read(List.of(TableRead.snapshot(table))).get(0));
  }
}
