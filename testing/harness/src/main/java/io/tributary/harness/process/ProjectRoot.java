package io.tributary.harness.process;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of the checkout: the nearest one, from the working directory upwards, that holds
 * {@code .mvn}.
 */
public final class ProjectRoot {
  private ProjectRoot() {}

  /**
   * The folder of the checkout.
   *
   * @throws HarnessException when the working directory lies outside a checkout
   */
  public static Path find() {
    Path start = Path.of("").toAbsolutePath();
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.isDirectory(each.resolve(".mvn"))) {
        return each;
      }
    }
    throw new HarnessException(
        "No checkout of the project around " + start + " (no .mvn folder). Start it from there.");
  }
}
