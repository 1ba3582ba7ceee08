package io.tributary.connect.http.config;

import java.util.EnumSet;
import org.apache.kafka.common.config.ConfigException;

/**
 * A header that a record gets, written {@code name=origin}.
 *
 * @param name of the Kafka record's header
 */
public record CopiedHeader(String name, Origin origin) {

  /**
   * Reads one entry of {@code record.headers.copy}.
   *
   * @throws ConfigException if the entry does not follow the grammar
   */
  public static CopiedHeader parse(String entry) {
    int equals = entry.indexOf('=');
    String name = equals < 0 ? "" : entry.substring(0, equals).trim();
    if (name.isEmpty()) {
      throw new ConfigException("'" + entry + "' is not of the form name=record:/pointer");
    }
    return new CopiedHeader(
        name, Origin.parse(entry.substring(equals + 1), EnumSet.allOf(Origin.Kind.class)));
  }
}
