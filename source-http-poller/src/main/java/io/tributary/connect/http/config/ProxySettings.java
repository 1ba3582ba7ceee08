package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * An HTTP proxy between the worker and the servers.
 *
 * @param host empty for none
 * @param username empty for a proxy that asks for none
 */
public record ProxySettings(String host, int port, String username, Password password) {

  public static final String HOST = "proxy.host";
  public static final String PORT = "proxy.port";
  public static final String USERNAME = "proxy.username";
  public static final String PASSWORD = "proxy.password";

  public boolean isGiven() {
    return !host.isEmpty();
  }

  static void define(KeyGroup group) {
    group
        .key(
            HOST,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "HTTP proxy that all requests take, those to token endpoints too. The rules of"
                + " connection.* hold for its address; behind it they hold for hosts that are written"
                + " as addresses, and the proxy must know which names it may resolve. The worker's"
                + " environment and system properties are not read.")
        .key(
            PORT,
            ConfigDef.Type.INT,
            3128,
            between(1, 65_535),
            Importance.LOW,
            "Port of the proxy.")
        .key(
            USERNAME,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "User name for the proxy, sent with the Basic scheme.")
        .key(
            PASSWORD,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Password for the proxy.");
  }

  static ProxySettings from(AbstractConfig config) {
    return new ProxySettings(
        config.getString(HOST),
        config.getInt(PORT),
        config.getString(USERNAME),
        AuthSettings.secret(config, PASSWORD));
  }
}
