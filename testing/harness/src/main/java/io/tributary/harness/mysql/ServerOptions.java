package io.tributary.harness.mysql;

import java.nio.file.Path;
import java.util.List;

/** Options that MySQL 8.0 and MariaDB 11.4 share. */
final class ServerOptions {
  private ServerOptions() {}

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
