package io.tributary.connect.http.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/** The syntax of JSON pointers (RFC 6901), without any JSON. */
final class JsonPointers {

  private static final Pattern SYNTAX = Pattern.compile("(/([^~/]|~[01])*)*");

  private JsonPointers() {}

  static void check(String pointer) {
    if (!SYNTAX.matcher(pointer).matches()) {
      throw new ConfigException(
          "'" + pointer + "' is no JSON pointer: it starts with / as in /data/items");
    }
  }

  /** A pointer to something within a record, not to the record itself. */
  static String place(String pointer) {
    check(pointer);
    if (pointer.isEmpty()) {
      throw new ConfigException("an empty pointer leads to the whole record; write it as /id");
    }
    return pointer;
  }

  /** The name that a pointer's last token gives to what it leads to, unescaped. */
  static String lastToken(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
