package io.tributary.connect.hudi.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Addresses of one metastore, {@code thrift://host:port} each. */
final class MetastoreAddresses implements ConfigDef.Validator {

  private static final String FORM = "thrift://host:port, separated by commas";
  private static final int MAX_PORT = 65_535;

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value instanceof List<?> addresses) {
      for (Object address : addresses) {
        if (!isValid(address.toString())) {
          throw new ConfigException(name, address, "must be " + FORM);
        }
      }
    }
  }

  private static boolean isValid(String address) {
    try {
      URI uri = new URI(address);
      return "thrift".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getPort() > 0
          && uri.getPort() <= MAX_PORT
          && uri.getRawPath().isEmpty()
          && uri.getQuery() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return FORM;
  }
}
