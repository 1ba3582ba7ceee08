package io.tributary.connect.http.config;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Names of headers, and header entries inside a secret, where no {@code Type.LIST} splits them. */
public final class Headers {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private Headers() {}

  /** The entries {@code Name:value}, which stand between commas. */
  public static List<String> split(Password entries) {
    return Arrays.stream(entries.value().split(","))
        .map(String::trim)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ConfigException("'" + name + "' is no header's name: letters, digits and -");
    }
  }
}
