package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.tls.TrustStore;
import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.TlsMode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MySQL's own JDBC driver, where its jar was dropped into the plugin's folder. It is not carried:
 * its licence is the GPL. As with the one that is, URL and options are made here alone, so that no
 * key of a config can turn a dangerous option on.
 */
final class DroppedInDriver {

  private static final Logger LOG = LoggerFactory.getLogger(DroppedInDriver.class);

  private static final String SCHEME = "jdbc:mysql://";
  private static final Optional<Driver> FOUND = find();

  private static final Map<TlsMode, String> SSL_MODES =
      Map.of(
          TlsMode.DISABLE, "DISABLED",
          TlsMode.VERIFY_CA, "VERIFY_CA",
          TlsMode.VERIFY_IDENTITY, "VERIFY_IDENTITY");

  private DroppedInDriver() {}

  private static Optional<Driver> find() {
    try {
      // By the plugin's own loader: DriverManager would look in the worker's class path.
      for (Driver driver :
          ServiceLoader.load(Driver.class, DroppedInDriver.class.getClassLoader())) {
        if (driver.acceptsURL(SCHEME + "localhost:3306/db")) {
          LOG.info(
              "Using the driver {} {}.{} that was put into this plugin's folder",
              driver.getClass().getName(),
              driver.getMajorVersion(),
              driver.getMinorVersion());
          return Optional.of(driver);
        }
      }
    } catch (ServiceConfigurationError | SQLException e) {
      LOG.warn("The driver in this plugin's folder cannot be used: {}", e.getMessage());
    }
    return Optional.empty();
  }

  /** A new connection; empty where no driver was dropped in. */
  static Optional<Connection> open(DatabaseSettings settings, String sessionVariables)
      throws SQLException {
    if (FOUND.isEmpty()) {
      return Optional.empty();
    }
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String url = SCHEME + host + ":" + settings.port() + "/" + settings.name();
    return Optional.ofNullable(FOUND.get().connect(url, options(settings, sessionVariables)));
  }

  private static Properties options(DatabaseSettings settings, String sessionVariables)
      throws SQLException {
    Properties options = new Properties();
    options.setProperty("user", settings.user());
    options.setProperty("password", settings.password().value());
    options.setProperty("sslMode", SSL_MODES.get(settings.tlsMode()));
    if (settings.tlsMode() != TlsMode.DISABLE && settings.tlsCaFile() != null) {
      trust(settings.tlsCaFile(), options);
    }
    options.setProperty("allowPublicKeyRetrieval", Boolean.toString(settings.publicKeyRetrieval()));
    options.setProperty("connectTimeout", Long.toString(settings.connectTimeout().toMillis()));
    options.setProperty("socketTimeout", Long.toString(settings.socketTimeout().toMillis()));
    options.setProperty("allowLoadLocalInfile", "false");
    options.setProperty("allowUrlInLocalInfile", "false");
    options.setProperty("allowMultiQueries", "false");
    options.setProperty("autoDeserialize", "false");
    options.setProperty("dumpQueriesOnException", "false");
    options.setProperty("paranoid", "true");
    options.setProperty("useServerPrepStmts", "false");
    options.setProperty("connectionTimeZone", "UTC");
    // What is a number to the server is one to the task.
    options.setProperty("tinyInt1isBit", "false");
    options.setProperty("yearIsDateType", "false");
    options.setProperty("connectionAttributes", "program_name:tributary");
    options.setProperty("sessionVariables", "time_zone='+00:00'," + sessionVariables);
    return options;
  }

  private static void trust(String authorities, Properties options) throws SQLException {
    try {
      TrustStore store = TrustStore.of(authorities);
      options.setProperty("trustCertificateKeyStoreUrl", store.file().toUri().toString());
      options.setProperty("trustCertificateKeyStoreType", TrustStore.TYPE);
      options.setProperty("trustCertificateKeyStorePassword", store.password());
      options.setProperty("fallbackToSystemTrustStore", "false");
    } catch (IOException e) {
      throw new SQLException(TrustStore.UNREADABLE, e);
    }
  }
}
