package io.tributary.connect.smt.jdbc;

import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.error.SqlErrors;
import io.tributary.connect.smt.lookup.KeyedReader;
import io.tributary.connect.smt.lookup.RowReader.RowSink;
import io.tributary.connect.smt.lookup.RowShape;
import io.tributary.connect.smt.lookup.TableRef;
import io.tributary.connect.smt.lookup.UnreadableTableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows of single keys.
 *
 * <p>Threading: for several threads; each question has a connection for itself, and gives it back
 * for the next one. So there are never more than tasks that ask at the same time.
 */
public final class KeyedDatabaseReader implements KeyedReader {

  private static final Logger LOG = LoggerFactory.getLogger(KeyedDatabaseReader.class);
  private static final int ENOUGH_TO_TELL_SEVERAL = 100;

  private final DatabaseSettings settings;
  private final TableRef table;
  private final String sql;
  private final RowShape shape;
  private final int timeoutS;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * A reader of a table.
   *
   * @param timeout after which a question is given up
   */
  public KeyedDatabaseReader(
      DatabaseSettings settings, TableRef table, RowShape shape, Duration timeout) {
    this.settings = settings.within(timeout);
    this.table = table;
    this.sql = RowQuery.ofKey(table, shape, ENOUGH_TO_TELL_SEVERAL);
    this.shape = shape;
    this.timeoutS = (int) Math.max(1, timeout.toSeconds());
  }

  @Override
  public void read(Object[] parts, RowSink sink) throws UnreadableTableException {
    List<@Nullable Object[]> rows;
    try {
      rows = askTwice(parts);
    } catch (SQLException e) {
      throw DatabaseReader.failure(table, settings, e);
    }
    for (@Nullable Object[] row : rows) {
      sink.add(row);
    }
  }

  /** A connection that was idle may be dead by now; a new one tells. */
  private List<@Nullable Object[]> askTwice(Object[] parts) throws SQLException {
    Connection used = takeIdle();
    if (used != null) {
      try {
        return ask(used, parts);
      } catch (SQLException e) {
        if (SqlErrors.kindOf(e) != FailureKind.TRANSIENT) {
          throw e;
        }
      }
    }
    return ask(Connections.open(settings), parts);
  }

  private List<@Nullable Object[]> ask(Connection connection, Object[] parts) throws SQLException {
    List<@Nullable Object[]> found = new ArrayList<>(1);
    boolean sound = false;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(timeoutS);
      for (int i = 0; i < parts.length; i++) {
        statement.setObject(i + 1, parts[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        Cells cells = new Cells(rows, shape);
        while (rows.next()) {
          found.add(cells.row());
        }
      }
      sound = true;
    } finally {
      giveBack(connection, sound);
    }
    return found;
  }

  private synchronized @Nullable Connection takeIdle() {
    return idle.poll();
  }

  private void giveBack(Connection connection, boolean sound) throws SQLException {
    synchronized (this) {
      if (sound && !closed) {
        idle.push(connection);
        return;
      }
    }
    connection.close();
  }

  @Override
  public void close() {
    List<Connection> open;
    synchronized (this) {
      closed = true;
      open = new ArrayList<>(idle);
      idle.clear();
    }
    for (Connection each : open) {
      try {
        each.close();
      } catch (SQLException e) {
        LOG.debug("Closing a connection failed with error {}", e.getErrorCode());
      }
    }
  }
}
