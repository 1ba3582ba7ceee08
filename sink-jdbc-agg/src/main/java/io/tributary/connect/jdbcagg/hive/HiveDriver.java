package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.tls.TrustStore;
import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.TlsMode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds Hive's JDBC driver, which weighs 44 MB and is not carried, and opens connections by it. */
final class HiveDriver {

  static final String REMEDY =
      "Put hive-jdbc-4.0.1-standalone.jar (org.apache.hive:hive-jdbc:4.0.1, classifier standalone)"
          + " into the folder of this plugin, on every worker, and restart the workers.";

  private static final String SCHEME = "jdbc:hive2://";

  private HiveDriver() {}

  /** The driver among the jars of this plugin's folder. */
  static Optional<Driver> find() {
    try {
      // By the plugin's own loader: DriverManager would look in the worker's class path.
      for (Driver driver : ServiceLoader.load(Driver.class, HiveDriver.class.getClassLoader())) {
        if (driver.acceptsURL(SCHEME + "localhost:10000/default")) {
          return Optional.of(driver);
        }
      }
    } catch (ServiceConfigurationError | SQLException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** A new connection. Hive has no transactions of several statements: each commits by itself. */
  static Connection open(DatabaseSettings settings) throws SQLException {
    Driver driver =
        find().orElseThrow(() -> new SQLException("Hive's JDBC driver is missing. " + REMEDY));
    Properties login = new Properties();
    login.setProperty("user", settings.user());
    login.setProperty("password", settings.password().value());
    Connection connection = driver.connect(url(settings), login);
    if (connection == null) {
      throw new SQLException("Hive's JDBC driver does not take its own address");
    }
    return connection;
  }

  /** Host and name hold no character that ends a part of a URL: the keys' validators see to it. */
  private static String url(DatabaseSettings settings) throws SQLException {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    StringBuilder url =
        new StringBuilder(SCHEME)
            .append(host)
            .append(':')
            .append(settings.port())
            .append('/')
            .append(settings.name())
            .append(";socketTimeout=")
            .append(settings.socketTimeout().toMillis());
    if (settings.tlsMode() != TlsMode.DISABLE) {
      url.append(";ssl=true");
      if (settings.tlsCaFile() != null) {
        url.append(trusting(settings.tlsCaFile()));
      }
    }
    return url.toString();
  }

  private static String trusting(String authorities) throws SQLException {
    try {
      TrustStore store = TrustStore.of(authorities);
      return ";sslTrustStore=%s;trustStorePassword=%s;trustStoreType=%s"
          .formatted(store.file(), store.password(), TrustStore.TYPE);
    } catch (IOException e) {
      throw new SQLException(TrustStore.UNREADABLE, e);
    }
  }
}
