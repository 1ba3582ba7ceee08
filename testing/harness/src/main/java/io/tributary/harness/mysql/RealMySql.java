package io.tributary.harness.mysql;

import io.tributary.harness.mysql.PlaceholderLibrary.Version;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MySQL 8.0.33 as released for Linux, or that of the folder in {@code -Dmysql.base=}. */
final class RealMySql implements ServerBinary {
  private static final List<PlaceholderLibrary> LIBRARIES =
      List.of(
          new PlaceholderLibrary(
              "libaio.so.1",
              List.of(
                  new Version("LIBAIO_0.1", List.of("io_submit", "io_destroy")),
                  new Version("LIBAIO_0.4", List.of("io_setup", "io_getevents")))),
          new PlaceholderLibrary(
              "libnuma.so.1",
              List.of(
                  new Version(
                      "libnuma_1.1",
                      List.of(
                          "numa_available",
                          "mbind",
                          "set_mempolicy",
                          "numa_alloc_local",
                          "numa_free")),
                  new Version(
                      "libnuma_1.2", List.of("numa_bitmask_free", "numa_get_mems_allowed")))));

  private static final @Nullable String OTHER = System.getProperty("mysql.base");

  private final Path base =
      OTHER == null
          ? ServerRuntime.MYSQL_8_0.folder().resolve("server")
          : Path.of(OTHER).toAbsolutePath();

  @Override
  public List<String> initialise(RunFolder run, Path data) {
    Executables.allow(base.resolve("bin/mysqld"));
    try {
      Path libraries = Files.createDirectories(libraries(run));
      for (PlaceholderLibrary each : LIBRARIES) {
        Files.write(libraries.resolve(each.name()), each.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + data, e);
    }
    List<String> line = common(data);
    line.add("--initialize-insecure");
    return line;
  }

  private static Path libraries(RunFolder run) {
    return run.resolve("mysql-libraries");
  }

  @Override
  public List<String> serve(RunFolder run, Path data, int port, Path init) {
    List<String> line = common(data);
    line.addAll(ServerOptions.serving(port, init));
    line.addAll(List.of("--mysqlx=OFF", "--gtid-mode=ON", "--enforce-gtid-consistency=ON"));
    return line;
  }

  private List<String> common(Path data) {
    List<String> line = ServerOptions.common(base.resolve("bin/mysqld"), base, data);
    // No libaio; and the default of 100 MB is more than the data of a test.
    line.add("--innodb-use-native-aio=OFF");
    line.add("--innodb-redo-log-capacity=32M");
    line.add("--secure-file-priv=NULL");
    return line;
  }

  @Override
  public Map<String, String> environment(RunFolder run) {
    return Map.of("LD_LIBRARY_PATH", libraries(run) + ":" + base.resolve("lib/private"));
  }
}
