package io.tributary.connect.http.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/** The syntax of JSON pointers (RFC 6901), without any JSON. */
final class JsonPointers {

  private static final Pattern SYNTAX = Pattern.compile("(/([^~/]|~[01])*)*");
  private static final String RESPONSE = "response:";

  private JsonPointers() {}

  static void check(String pointer) {
    if (!SYNTAX.matcher(pointer).matches()) {
      throw new ConfigException(
          "'" + pointer + "' is no JSON pointer: it starts with / as in /data/items");
    }
  }

  /** The pointer of a source such as {@code response:/lastTime/time}. */
  static String inResponse(String source) {
    String trimmed = source.trim();
    if (!trimmed.startsWith(RESPONSE + "/")) {
      throw new ConfigException("'" + trimmed + "' must start with " + RESPONSE + "/");
    }
    String pointer = trimmed.substring(RESPONSE.length());
    check(pointer);
    return pointer;
  }

  /** The only token of a pointer to a column, such as {@code /icao24}. */
  static String column(String pointer) {
    check(pointer);
    String name = pointer.isEmpty() ? "" : pointer.substring(1);
    if (!ColumnSettings.NAME.matcher(name).matches()) {
      throw new ConfigException("'" + pointer + "' must be / and the name of a column, as /id");
    }
    return name;
  }
}
