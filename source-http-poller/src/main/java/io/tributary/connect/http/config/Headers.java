package io.tributary.connect.http.config;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.types.Password;

/** Header entries inside a secret, where no {@code Type.LIST} splits them. */
public final class Headers {

  private Headers() {}

  /** The entries {@code Name:value}, which stand between commas. */
  public static List<String> split(Password entries) {
    return Arrays.stream(entries.value().split(","))
        .map(String::trim)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }
}
