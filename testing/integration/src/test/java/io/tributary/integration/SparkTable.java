package io.tributary.integration;

import io.tributary.harness.process.JavaCommand;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerProcess;
import io.tributary.harness.process.ServerRuntime;
import io.tributary.quickstart.proof.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A Hudi table as Spark 3.5 with the released bundle sees it, from a JVM of its own. */
final class SparkTable {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int HEAP_MB = 768;

  /** What Spark reaches into on Java 17; its own launcher says the same. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar");

  private SparkTable() {}

  /**
   * All rows, without Hudi's own columns.
   *
   * @param table the table's folder
   */
  static List<Row> rows(RunFolder run, Path table) throws IOException {
    Path dump = Files.createTempFile(run.path(), "spark-", ".jsonl");
    ServerProcess.start(command(run, table, dump), run).awaitSuccess(LIMIT);
    try (Stream<String> lines = Files.lines(dump)) {
      return SparkJson.rows(lines.toList());
    }
  }

  private static io.tributary.harness.process.Command command(
      RunFolder run, Path table, Path dump) {
    return new JavaCommand(
            "spark", "io.tributary.runtime.spark.TableDump", ServerRuntime.SPARK_3_5.classPath())
        .heapMb(HEAP_MB)
        .options(OPENED.stream().map(each -> "--add-opens=" + each + "=ALL-UNNAMED").toList())
        .arguments(table, dump)
        .in(run);
  }
}
