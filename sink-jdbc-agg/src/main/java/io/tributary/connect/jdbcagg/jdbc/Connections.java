package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.config.DatabaseSettings;
import io.tributary.connect.jdbcagg.config.TlsMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * Opens connections. URL and driver options are made here alone, so that no key of the config can
 * turn a dangerous option on.
 */
final class Connections {

  private static final Map<TlsMode, String> SSL_MODES =
      Map.of(
          TlsMode.DISABLE, "disable",
          TlsMode.VERIFY_CA, "verify-ca",
          TlsMode.VERIFY_IDENTITY, "verify-full");

  private static final long LONGEST_LOCK_WAIT_S = 50;

  private Connections() {}

  /** A connection in a transaction of READ COMMITTED. */
  static Connection open(DatabaseSettings settings) throws SQLException {
    // The driver is named, not looked up: DriverManager sees drivers by class loader.
    Connection connection = new Driver().connect(url(settings), properties(settings));
    try {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** Host and name hold no character that ends a part of a URL: the config sees to it. */
  static String url(DatabaseSettings settings) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return "jdbc:mariadb://" + host + ":" + settings.port() + "/" + settings.name();
  }

  static Properties properties(DatabaseSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password().value());
    properties.setProperty("sslMode", SSL_MODES.get(settings.tlsMode()));
    if (settings.tlsCaFile() != null) {
      properties.setProperty("serverSslCert", settings.tlsCaFile());
    }
    properties.setProperty(
        "allowPublicKeyRetrieval", Boolean.toString(settings.publicKeyRetrieval()));
    properties.setProperty("connectTimeout", Long.toString(settings.connectTimeout().toMillis()));
    properties.setProperty("socketTimeout", Long.toString(settings.socketTimeout().toMillis()));
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("allowMultiQueries", "false");
    properties.setProperty("dumpQueriesOnException", "false");
    properties.setProperty("useServerPrepStmts", "false");
    properties.setProperty("connectionAttributes", "program_name:tributary");
    properties.setProperty("sessionVariables", sessionVariables(settings));
    return properties;
  }

  /** Strict, so that a value that does not fit fails; locks give up before the socket does. */
  private static String sessionVariables(DatabaseSettings settings) {
    long lockWait =
        Math.min(LONGEST_LOCK_WAIT_S, Math.max(1, settings.socketTimeout().toSeconds() / 2));
    return "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION',time_zone='+00:00'"
        + ",innodb_lock_wait_timeout="
        + lockWait
        + ",lock_wait_timeout="
        + lockWait;
  }
}
