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

  /**
   * Makes the program executable, as archives of Java tools carry no permissions.
   *
   * @throws HarnessException on a system that it was not built for
   */
  static void allow(Path program) {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!system.equals("Linux amd64")) {
      throw new HarnessException(
          "The database servers of the harness run on Linux amd64, this is "
              + system
              + ". Give the address of a running MySQL 8 with row binlog instead.");
    }
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
