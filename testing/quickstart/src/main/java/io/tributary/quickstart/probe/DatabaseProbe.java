package io.tributary.quickstart.probe;

import io.tributary.quickstart.view.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads how far a table of aggregates came.
 *
 * @param window the column that holds the start of the window
 */
public record DatabaseProbe(String table, String window) {

  /** The SQL state of "no such table". */
  private static final String NOT_THERE = "42S02";

  /** The figures now; zeros while the table is not there. */
  public Snapshot.DatabaseTable read(Connection connection) throws SQLException {
    String query = "SELECT COUNT(*), MAX(`" + window + "`) FROM `" + table + "`";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      @Nullable LocalDateTime freshest = result.getObject(2, LocalDateTime.class);
      return new Snapshot.DatabaseTable(
          table, result.getLong(1), freshest == null ? null : freshest.toInstant(ZoneOffset.UTC));
    } catch (SQLException e) {
      if (NOT_THERE.equals(e.getSQLState())) {
        return new Snapshot.DatabaseTable(table, 0, null);
      }
      throw e;
    }
  }
}
