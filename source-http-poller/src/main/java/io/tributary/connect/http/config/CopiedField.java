package io.tributary.connect.http.config;

import org.apache.kafka.common.config.ConfigException;

/**
 * A field of the response that each of its records gets as a column, written {@code
 * name:type[?]=response:/pointer}.
 *
 * @param pointer JSON pointer from the top of the response
 */
public record CopiedField(ColumnSettings column, String pointer) {

  /**
   * Reads one entry of {@code record.fields.copy}.
   *
   * @throws ConfigException if the entry does not follow the grammar
   */
  public static CopiedField parse(String entry) {
    ColumnSettings column = ColumnSettings.parseBeforeSource(entry);
    if (column.pointer() == null || column.array()) {
      throw new ConfigException(
          "'" + entry + "' is not of the form name:type=response:/pointer, with no array type");
    }
    return new CopiedField(column, JsonPointers.inResponse(column.pointer()));
  }
}
