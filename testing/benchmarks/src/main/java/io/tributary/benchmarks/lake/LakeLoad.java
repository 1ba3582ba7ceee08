package io.tributary.benchmarks.lake;

import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.process.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the lake sink. Arguments: {@code writes|commits|growth|spark|iceberg}, and before them
 * {@code --short} for sizes that show no more than that all works.
 *
 * <p>Ends with 1 when a figure misses its bound, with 2 when it is called wrongly.
 */
public final class LakeLoad {

  private static final String SHORT = "--short";

  private LakeLoad() {}

  public static void main(String[] args) throws IOException {
    boolean small = List.of(args).contains(SHORT);
    boolean good = true;
    boolean ran = false;
    for (String each : args) {
      if (!each.equals(SHORT)) {
        good &= run(each, small).measure();
        ran = true;
      }
    }
    System.exit(!ran ? 2 : good ? 0 : 1);
  }

  private static LoadRun run(String name, boolean small) throws IOException {
    Path parent = ProjectRoot.find().resolve("testing/benchmarks/target/lake");
    Path folder = Files.createTempDirectory(Files.createDirectories(parent), name);
    return switch (name) {
      case "writes" ->
          small ? new WritesRun(folder, 20_000, 1, 3) : new WritesRun(folder, 200_000, 5, 9);
      case "commits" -> small ? new CommitsRun(folder, 5, 10) : new CommitsRun(folder, 30, 100);
      case "growth" ->
          small
              ? new GrowthRun(folder, 200, 2_000, List.of(1, 3, 5), 3)
              : new GrowthRun(folder, 10_000, 100_000, List.of(1, 10, 100), 7);
      case "spark" ->
          small
              ? new SparkRun(folder, 500, 1, 2, 2_000)
              : new SparkRun(folder, 10_000, 10, 30, 200_000);
      case "iceberg" -> new IcebergRun(folder, small ? 300_000 : 2_000_000);
      default -> throw new IllegalArgumentException("unknown run: " + name);
    };
  }
}
