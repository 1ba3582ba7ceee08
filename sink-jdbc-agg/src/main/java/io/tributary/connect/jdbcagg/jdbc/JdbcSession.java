package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.kit.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task's one connection: opened when it is needed, thrown away after any failure, since a
 * connection that failed may be in a transaction that nobody knows the end of.
 */
public final class JdbcSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcSession.class);

  private final DatabaseSettings settings;
  private @Nullable Connection connection;

  public JdbcSession(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  Connection connection() throws SQLException {
    if (connection == null) {
      connection = Connections.open(settings);
    }
    return connection;
  }

  /**
   * Does work that may be done twice, in a transaction of its own.
   *
   * @param doing what is done, for the message of a failure
   */
  <T> T run(String doing, Work<T> work) {
    boolean done = false;
    try {
      T result = work.on(connection());
      connection().commit();
      done = true;
      return result;
    } catch (SQLException e) {
      throw SqlFailures.of(doing + " at " + settings.address(), e);
    } finally {
      if (!done) {
        close(); // a transaction left open would keep its locks
      }
    }
  }

  /** Throws the connection away; the server rolls back what was not committed. */
  @Override
  public void close() {
    Connection dropped = connection;
    connection = null;
    if (dropped != null) {
      try {
        dropped.close();
      } catch (SQLException e) {
        LOG.debug("Closing a connection failed with error {}", e.getErrorCode());
      }
    }
  }
}
