package io.tributary.harness.mysql;

import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What it takes to run a server binary that came out of an archive. */
final class Executables {
  private static final int ROOT = 0;

  private Executables() {}

  /** Archives of Java tools carry no permissions. */
  static void allow(Path program) {
    if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
      throw new HarnessException(
          "Cannot make " + program + " executable. Build its runtime as this user.");
    }
  }

  /** The servers run as root only when told so. */
  static List<String> asRoot(Path data) {
    try {
      Path ours = Files.exists(data) ? data : data.toAbsolutePath().getParent();
      return Files.getAttribute(ours, "unix:uid").equals(ROOT) ? List.of("--user=root") : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell who owns " + data, e);
    }
  }
}
