package io.tributary.harness;

import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;

/** Where the tests of the harness run their servers. */
final class RunFolders {
  static final Path BASE = Path.of("target/runs");

  private RunFolders() {}

  static RunFolder create() {
    return RunFolder.create(BASE);
  }
}
