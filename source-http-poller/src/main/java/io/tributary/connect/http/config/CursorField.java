package io.tributary.connect.http.config;

import org.apache.kafka.common.config.ConfigException;

/**
 * A value that one response leaves for the next request, written {@code name=response:/pointer}.
 *
 * @param name as {@code ${cursor.name}} refers to it
 * @param pointer JSON pointer from the top of the response
 */
public record CursorField(String name, String pointer) {

  /**
   * Reads one entry of {@code cursor.fields}.
   *
   * @throws ConfigException if the entry does not follow the grammar
   */
  public static CursorField parse(String entry) {
    int equals = entry.indexOf('=');
    String name = equals < 0 ? "" : entry.substring(0, equals).trim();
    if (!ColumnSettings.NAME.matcher(name).matches()) {
      throw new ConfigException("'" + entry + "' is not of the form name=response:/pointer");
    }
    return new CursorField(name, JsonPointers.inResponse(entry.substring(equals + 1)));
  }
}
