package io.tributary.connect.http.config;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How a timestamp is written that is in no column of a timestamp type.
 *
 * @param pattern of {@link Kind#PATTERN}; null for the others
 */
public record TimestampFormat(Kind kind, @Nullable DateTimeFormatter pattern) {

  /** The ways to write a timestamp. */
  public enum Kind {
    /** Told by its look: small numbers are seconds, others milliseconds; else ISO or HTTP. */
    AUTO,
    EPOCH_S,
    EPOCH_MS,
    ISO,
    /** As HTTP's Date header. */
    HTTP,
    PATTERN
  }

  public static final TimestampFormat AUTO = new TimestampFormat(Kind.AUTO, null);

  /**
   * Reads the name of a format, or a pattern of letters.
   *
   * @throws ConfigException if it is neither
   */
  public static TimestampFormat parse(String text) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.PATTERN && kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return new TimestampFormat(kind, null);
      }
    }
    try {
      return new TimestampFormat(
          Kind.PATTERN, DateTimeFormatter.ofPattern(text, Locale.ENGLISH).withZone(ZoneOffset.UTC));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "'"
              + text
              + "' is neither auto, epoch_s, epoch_ms, iso or http, nor a pattern such as"
              + " yyyy-MM-dd HH:mm:ss");
    }
  }
}
