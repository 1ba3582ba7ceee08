package io.tributary.connect.http.config;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * How long before its record's timestamp field something happened, written {@code /column*unit}.
 *
 * @param column name of a numeric column
 * @param unitMs milliseconds that one of the column's units lasts
 */
public record TimestampMinus(String column, long unitMs) {

  private static final Map<String, Long> UNITS_MS =
      Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L);

  static TimestampMinus parse(String text) {
    int star = text.indexOf('*');
    Long unitMs = star < 0 ? null : UNITS_MS.get(text.substring(star + 1).trim());
    if (unitMs == null) {
      throw new ConfigException(
          "'" + text + "' is not of the form /column*unit with the unit ms, s, min or h");
    }
    return new TimestampMinus(JsonPointers.column(text.substring(0, star).trim()), unitMs);
  }
}
