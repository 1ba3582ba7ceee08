package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;

/**
 * A value that one poll leaves for the next, written {@code name=source}: {@code
 * response:/pointer}, {@code record:/pointer} or {@code header:Name}.
 *
 * @param name as {@code ${cursor.name}} refers to it
 * @param place a JSON pointer from the top of the response or of the record, or a header's name
 */
public record CursorField(String name, Source source, String place) {

  /** Where the value stands. */
  public enum Source {
    RESPONSE,
    RECORD,
    HEADER
  }

  private static final EnumValidator<Source> SOURCES = EnumValidator.of(Source.class);
  private static final String FORM =
      " is not of the form name=response:/pointer, name=record:/pointer or name=header:Name";

  /**
   * Reads one entry of {@code cursor.fields}.
   *
   * @throws ConfigException if the entry does not follow the grammar
   */
  public static CursorField parse(String entry) {
    int equals = entry.indexOf('=');
    int colon = entry.indexOf(':', equals);
    String name = equals < 0 ? "" : entry.substring(0, equals).trim();
    if (colon < 0 || !ColumnSettings.NAME.matcher(name).matches()) {
      throw new ConfigException("'" + entry + "'" + FORM);
    }
    String kind = entry.substring(equals + 1, colon).trim();
    String place = entry.substring(colon + 1).trim();
    if (place.isEmpty() || !isSource(kind)) {
      throw new ConfigException("'" + entry + "'" + FORM);
    }
    Source source = SOURCES.parse(kind);
    if (source != Source.HEADER) {
      JsonPointers.check(place);
    }
    return new CursorField(name, source, place);
  }

  private static boolean isSource(String kind) {
    for (Source source : Source.values()) {
      if (source.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return true;
      }
    }
    return false;
  }
}
