package io.tributary.harness.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Options that MySQL 8.0 and MariaDB 11.4 share. */
final class ServerOptions {
  private ServerOptions() {}

  /** How a server's command begins, whether it initialises the data folder or serves it. */
  static List<String> common(Path program, Path base, Path data) {
    List<String> line = new ArrayList<>();
    line.add(program.toString());
    line.add("--no-defaults");
    line.add("--basedir=" + base);
    line.add("--datadir=" + data);
    line.add("--tmpdir=" + temporary(data));
    line.addAll(Executables.asRoot(data));
    return line;
  }

  /**
   * A folder for temporary tables that is the server's alone: at its start it removes all that it
   * finds there, those of other servers too.
   */
  private static Path temporary(Path data) {
    try {
      return Files.createDirectories(data.resolveSibling(data.getFileName() + "-temporary"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare a folder beside " + data, e);
    }
  }

  static List<String> serving(int port, Path init) {
    return List.of(
        "--init-file=" + init,
        "--port=" + port,
        "--bind-address=127.0.0.1",
        // Relative to the data folder: a socket's path must be short, and a run folder's may be
        // long.
        "--socket=server.sock",
        "--pid-file=server.pid",
        "--skip-name-resolve",
        "--server-id=5001",
        "--log-bin=binlog",
        "--binlog-row-image=FULL",
        "--binlog-row-metadata=FULL",
        "--max-binlog-size=64M",
        "--character-set-server=utf8mb4",
        "--default-time-zone=+00:00",
        "--performance-schema=OFF",
        "--innodb-buffer-pool-size=64M");
  }
}
