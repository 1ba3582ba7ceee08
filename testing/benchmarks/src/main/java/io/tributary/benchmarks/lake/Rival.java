package io.tributary.benchmarks.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code testing/benchmarks/rivals} builds. */
final class Rival {

  private Rival() {}

  /** The classes of a rival and the jars beside them. */
  static List<Path> classPath(Path target) throws IOException {
    List<Path> path = new ArrayList<>();
    path.add(target.resolve("classes"));
    for (String jar : Files.readString(target.resolve("class-path")).strip().split(":", -1)) {
      path.add(target.resolve(jar));
    }
    return path;
  }
}
