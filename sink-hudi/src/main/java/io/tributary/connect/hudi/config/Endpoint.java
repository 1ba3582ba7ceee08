package io.tributary.connect.hudi.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The root URL of a server. Its text is never quoted: it might hold a password. */
final class Endpoint implements ConfigDef.Validator {

  private static final String HIDDEN = "[hidden]";

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    try {
      URI uri = new URI(value.toString());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
        throw refused(name);
      }
    } catch (URISyntaxException e) {
      throw refused(name);
    }
  }

  private static ConfigException refused(String name) {
    return new ConfigException(
        name, HIDDEN, "must be http://host:port or https://host:port, without user or query");
  }

  @Override
  public String toString() {
    return "http(s)://host:port";
  }
}
