package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.kit.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task's one connection: opened when it is needed, thrown away after any failure. */
public final class HiveSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HiveSession.class);

  private final DatabaseSettings settings;
  private @Nullable Connection connection;

  public HiveSession(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** Work with a statement. */
  @FunctionalInterface
  interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  /**
   * Does work that may be done twice.
   *
   * @param doing what is done, for the message of a failure
   */
  <T> T run(String doing, Work<T> work) {
    try {
      return raw(work);
    } catch (SQLException e) {
      throw HiveFailures.of(doing + " at " + settings.address(), e);
    }
  }

  /** Runs a statement that may be run twice. */
  public void execute(String doing, String sql) {
    run(doing, statement -> statement.execute(sql));
  }

  /** Does work; who calls knows what a failure means. */
  <T> T raw(Work<T> work) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      return work.with(statement);
    } catch (SQLException e) {
      if (!HiveFailures.refused(e)) {
        close();
      }
      throw e;
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      connection = HiveDriver.open(settings);
    }
    return connection;
  }

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
