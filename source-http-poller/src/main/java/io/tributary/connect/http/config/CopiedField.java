package io.tributary.connect.http.config;

import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/**
 * A value of the response that each of its records gets as a column, written {@code
 * name:type[?]=response:/pointer} or {@code name:type[?]=header:Name}.
 */
public record CopiedField(ColumnSettings column, Origin origin) {

  private static final Set<Origin.Kind> ORIGINS = Set.of(Origin.Kind.RESPONSE, Origin.Kind.HEADER);

  /**
   * Reads one entry of {@code record.fields.copy}.
   *
   * @throws ConfigException if the entry does not follow the grammar
   */
  public static CopiedField parse(String entry) {
    ColumnSettings column = ColumnSettings.parseBeforeSource(entry);
    if (column.pointer() == null || column.array()) {
      throw new ConfigException(
          "'"
              + entry
              + "' is not of the form name:type=response:/pointer or name:type=header:Name, with no"
              + " array type");
    }
    return new CopiedField(column, Origin.parse(column.pointer(), ORIGINS));
  }
}
