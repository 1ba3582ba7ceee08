package io.tributary.connect.kit.config;

import java.util.Map;
import java.util.Properties;

/**
 * What MariaDB's JDBC driver is told about a database. URL and options are made here alone, so that
 * no key of a config can turn a dangerous option on.
 */
public final class DriverOptions {

  private static final Map<TlsMode, String> SSL_MODES =
      Map.of(
          TlsMode.DISABLE, "disable",
          TlsMode.VERIFY_CA, "verify-ca",
          TlsMode.VERIFY_IDENTITY, "verify-full");

  private DriverOptions() {}

  /** Host and name hold no character that ends a part of a URL: {@link DatabaseKeys} sees to it. */
  public static String url(DatabaseSettings settings) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return "jdbc:mariadb://" + host + ":" + settings.port() + "/" + settings.name();
  }

  /**
   * The driver's options; times are UTC.
   *
   * @param sessionVariables more variables of the session, as {@code SET} takes them
   */
  public static Properties of(DatabaseSettings settings, String sessionVariables) {
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
    properties.setProperty("sessionVariables", "time_zone='+00:00'," + sessionVariables);
    return properties;
  }
}
