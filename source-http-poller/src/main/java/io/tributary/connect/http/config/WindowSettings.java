package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.tributary.connect.kit.config.KeyGroup;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The stretches of time that polls ask for, one after the other.
 *
 * @param start where the first begins; null if polls are not cut by time
 * @param end where the last ends; null if they follow the present
 * @param size longest stretch
 * @param delay how far behind the present they end
 */
public record WindowSettings(
    @Nullable Instant start, @Nullable Instant end, Duration size, Duration delay) {

  public static final String START = "window.start";
  public static final String END = "window.end";
  public static final String SIZE = "window.size.ms";
  public static final String DELAY = "window.delay.ms";

  private static final long DAY_MS = 86_400_000L;

  static void define(KeyGroup group) {
    group
        .key(
            START,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("ISO 8601 time or date", WindowSettings::time),
            Importance.MEDIUM,
            "Where to begin, as 2026-01-01T00:00:00Z or 2026-01-01. Polls then ask for one window of"
                + " time after the other, by ${window.start} and ${window.end} (which does not belong"
                + " to the window), without rest until they have reached the present, and follow it"
                + " at poll.interval.ms.")
        .key(
            END,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("ISO 8601 time or date", WindowSettings::time),
            Importance.LOW,
            "Where to end; the endpoint is polled no more after it. Without it polls follow the"
                + " present.")
        .key(
            SIZE,
            ConfigDef.Type.LONG,
            DAY_MS,
            atLeast(1L),
            Importance.MEDIUM,
            "Longest window in milliseconds. Not more than the API allows in one request.")
        .key(
            DELAY,
            ConfigDef.Type.LONG,
            0L,
            atLeast(0L),
            Importance.LOW,
            "Milliseconds behind the present at which windows end, so that records which the server"
                + " shows late are not missed.");
  }

  static WindowSettings from(AbstractConfig config) {
    return new WindowSettings(
        timeOrNull(config.getString(START)),
        timeOrNull(config.getString(END)),
        Duration.ofMillis(config.getLong(SIZE)),
        Duration.ofMillis(config.getLong(DELAY)));
  }

  /** Whether polls are cut by time. */
  public boolean enabled() {
    return start != null;
  }

  private static @Nullable Instant timeOrNull(String text) {
    return text.isEmpty() ? null : time(text);
  }

  private static Instant time(String text) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ConfigException(
          "'" + text + "' is no time with an offset such as 2026-01-01T00:00:00Z, nor a date");
    }
  }
}
