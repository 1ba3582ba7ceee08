package io.tributary.harness.spark;

import io.tributary.harness.process.Command;
import io.tributary.harness.process.JavaCommand;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Hudi tables as Spark 3.5 sees them, from a JVM of its own. */
public final class SparkReader {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration EACH = Duration.ofSeconds(20);
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

  private final RunFolder run;
  private final HudiRelease release;

  public SparkReader(RunFolder run, HudiRelease release) {
    this.run = run;
    this.release = release;
  }

  /** What a JVM is started with that runs Spark. */
  public static List<String> jvmOptions() {
    return OPENED.stream().map(each -> "--add-opens=" + each + "=ALL-UNNAMED").toList();
  }

  /**
   * Reads tables in one start of Spark.
   *
   * @return for each reading the lines of its dump: the schema as Spark's JSON, then the rows as
   *     JSON, without Hudi's own columns
   * @throws io.tributary.harness.process.HarnessException where one cannot be read
   */
  public List<List<String>> read(List<TableRead> reads) throws IOException {
    List<Path> dumps = new ArrayList<>();
    JavaCommand command =
        new JavaCommand("spark", "io.tributary.runtime.spark.TableDump", release.classPath())
            .heapMb(HEAP_MB)
            .options(jvmOptions());
    for (TableRead read : reads) {
      Path dump = Files.createTempFile(run.path(), "spark-", ".jsonl");
      dumps.add(dump);
      command.arguments(read.folder(), options(read), dump);
    }
    Command finished = command.in(run);
    ServerProcess.start(finished, run).awaitSuccess(START.plus(EACH.multipliedBy(reads.size())));
    List<List<String>> lines = new ArrayList<>();
    for (Path dump : dumps) {
      lines.add(Files.readAllLines(dump));
    }
    return lines;
  }

  private static String options(TableRead read) {
    return read.options().isEmpty()
        ? "-"
        : read.options().entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining(","));
  }
}
