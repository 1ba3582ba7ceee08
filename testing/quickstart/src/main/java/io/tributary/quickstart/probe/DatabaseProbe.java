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
 * Reads how far a table came.
 *
 * @param time the DATETIME column whose greatest value says how fresh it is, such as the start of a
 *     window; null when there is none
 */
public record DatabaseProbe(String table, @Nullable String time) {

  /** The SQL state of "no such table". */
  private static final String NOT_THERE = "42S02";

  /** The figures now; zeros while the table is not there. */
  public Snapshot.DatabaseTable read(Connection connection) throws SQLException {
    String freshestTime = time == null ? "NULL" : "MAX(`" + time + "`)";
    String query = "SELECT COUNT(*), " + freshestTime + " FROM `" + table + "`";
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
