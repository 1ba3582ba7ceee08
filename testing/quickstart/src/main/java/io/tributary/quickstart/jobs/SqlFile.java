package io.tributary.quickstart.jobs;

import io.tributary.harness.process.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables that a job's README asks for, from the file beside it. */
final class SqlFile {

  private SqlFile() {}

  /** Runs the statements of {@code connector-configs/<job>/tables.sql}. */
  static void run(Connection connection, String job) throws SQLException {
    Path file = ProjectRoot.find().resolve("connector-configs").resolve(job).resolve("tables.sql");
    try (Statement statement = connection.createStatement()) {
      // Ours hold no semicolon but at the end of a statement.
      for (String sql : Files.readString(file).split(";\\R", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
