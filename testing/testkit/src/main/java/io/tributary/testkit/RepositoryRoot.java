package io.tributary.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the top of the checkout from whichever module a test runs in. */
public final class RepositoryRoot {

  private RepositoryRoot() {}

  /** The nearest folder at or above the working directory that holds {@code .mvn}. */
  public static Path find() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not inside a checkout: " + start);
  }
}
