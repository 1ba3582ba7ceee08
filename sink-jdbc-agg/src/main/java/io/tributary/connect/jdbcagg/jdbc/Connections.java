package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.DriverOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.mariadb.jdbc.Driver;

/** Opens connections. */
final class Connections {

  private static final long LONGEST_LOCK_WAIT_S = 50;

  private Connections() {}

  /** A connection in a transaction of READ COMMITTED. */
  static Connection open(DatabaseSettings settings) throws SQLException {
    String variables = sessionVariables(settings);
    Optional<Connection> ofDroppedIn = DroppedInDriver.open(settings, variables);
    Connection connection =
        ofDroppedIn.isPresent()
            ? ofDroppedIn.get()
            // Named, not looked up: DriverManager sees drivers by class loader.
            : new Driver()
                .connect(DriverOptions.url(settings), DriverOptions.of(settings, variables));
    try {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** Strict, so that a value that does not fit fails; locks give up before the socket does. */
  private static String sessionVariables(DatabaseSettings settings) {
    long lockWait =
        Math.min(LONGEST_LOCK_WAIT_S, Math.max(1, settings.socketTimeout().toSeconds() / 2));
    return "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'"
        + ",innodb_lock_wait_timeout="
        + lockWait
        + ",lock_wait_timeout="
        + lockWait;
  }
}
