package io.tributary.runtime.hive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The metastore's own database. Hive's script takes seconds, so its outcome is kept and copied. */
final class MetastoreTables {

  private static final String SHUT_DOWN = "08006";

  private final Path script;
  private final Path template;

  /**
   * @param script the statements that Hive releases for Derby
   * @param template where the filled database is kept for the next server
   */
  MetastoreTables(Path script, Path template) {
    this.script = script;
    this.template = template;
  }

  /** Lays a fresh database ready, unless there is one. */
  void copyTo(Path database) throws IOException, SQLException {
    if (Files.exists(database)) {
      return;
    }
    if (Files.notExists(template)) {
      make();
    }
    copy(template, database);
  }

  private void make() throws IOException, SQLException {
    Path folder = Files.createTempDirectory(template.getParent(), "metastore");
    Path fresh = folder.resolve("database");
    try (Connection connection =
            DriverManager.getConnection("jdbc:derby:directory:" + fresh + ";create=true");
        Statement statement = connection.createStatement()) {
      for (String sql : statements()) {
        statement.execute(sql);
      }
      // The metastore compares parameters of tables in SQL, which Derby refuses for CLOBs; the
      // databases of a production metastore have no such limit.
      statement.execute("ALTER TABLE TABLE_PARAMS ADD COLUMN SHORT_VALUE VARCHAR(32672)");
      statement.execute("ALTER TABLE TABLE_PARAMS DROP COLUMN PARAM_VALUE");
      statement.execute("RENAME COLUMN TABLE_PARAMS.SHORT_VALUE TO PARAM_VALUE");
    }
    shutDown(fresh);
    try {
      Files.move(fresh, template, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Another server of the same build was faster.
      if (Files.notExists(template)) {
        throw e;
      }
    }
  }

  private List<String> statements() throws IOException {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : Files.readAllLines(script)) {
      if (line.isBlank() || line.strip().startsWith("--")) {
        continue;
      }
      statement.append(line).append('\n');
      if (line.strip().endsWith(";")) {
        statements.add(statement.substring(0, statement.lastIndexOf(";")));
        statement.setLength(0);
      }
    }
    return statements;
  }

  /** Derby reports a shutdown as an error. */
  private static void shutDown(Path database) throws SQLException {
    try {
      DriverManager.getConnection("jdbc:derby:directory:" + database + ";shutdown=true").close();
    } catch (SQLException e) {
      if (!SHUT_DOWN.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> tree;
    try (Stream<Path> walk = Files.walk(from)) {
      tree = walk.toList();
    }
    for (Path each : tree) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }
}
