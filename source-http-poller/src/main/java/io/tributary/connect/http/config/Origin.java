package io.tributary.connect.http.config;

import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where a value comes from, written {@code response:/pointer}, {@code record:/pointer} or {@code
 * header:Name}.
 *
 * @param place a JSON pointer from the top of the response or of the record, or a header's name
 */
public record Origin(Kind kind, String place) {

  /** What the place is looked up in. */
  public enum Kind {
    RESPONSE("response:/"),
    RECORD("record:/"),
    HEADER("header:");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * Reads an origin.
   *
   * @throws ConfigException if it does not follow the grammar, or is of a kind that cannot be
   */
  static Origin parse(String text, Set<Kind> possible) {
    String trimmed = text.trim();
    for (Kind kind : Kind.values()) {
      if (possible.contains(kind) && trimmed.startsWith(kind.prefix)) {
        String place = trimmed.substring(trimmed.indexOf(':') + 1).trim();
        if (place.isEmpty()) {
          throw new ConfigException("'" + trimmed + "' names no header");
        }
        if (kind != Kind.HEADER) {
          JsonPointers.check(place);
        }
        return new Origin(kind, place);
      }
    }
    throw new ConfigException(
        "'"
            + trimmed
            + "' must start with "
            + String.join(" or ", possible.stream().sorted().map(kind -> kind.prefix).toList()));
  }
}
