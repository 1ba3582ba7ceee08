package io.tributary.connect.http.config;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * How long before its record's timestamp something happened, written {@code /pointer*unit}.
 *
 * @param pointer of a number
 * @param unitMs milliseconds that one of its units lasts
 */
public record TimestampMinus(String pointer, long unitMs) {

  private static final Map<String, Long> UNITS_MS =
      Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L);

  static TimestampMinus parse(String text) {
    int star = text.indexOf('*');
    Long unitMs = star < 0 ? null : UNITS_MS.get(text.substring(star + 1).trim());
    if (unitMs == null) {
      throw new ConfigException(
          "'" + text + "' is not of the form /pointer*unit with the unit ms, s, min or h");
    }
    return new TimestampMinus(JsonPointers.place(text.substring(0, star).trim()), unitMs);
  }
}
