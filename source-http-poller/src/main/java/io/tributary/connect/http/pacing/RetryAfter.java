package io.tributary.connect.http.pacing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to be left alone: Retry-After (RFC 9110, 10.2.3), and what vendors send in
 * its place.
 */
final class RetryAfter {

  /** Long enough for any quota, short enough to be a count of milliseconds. */
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:\\.\\d*)?");

  private static final String MILLISECONDS = "Retry-After-Ms";

  private static final List<String> COMMON =
      List.of("X-Rate-Limit-Retry-After-Seconds", "X-RateLimit-Retry-After", "Retry-After");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private final List<String> names;
  private final boolean milliseconds;
  private final InstantSource clock;

  /**
   * @param ownName the API's own header; empty for those in common use
   */
  RetryAfter(String ownName, InstantSource clock) {
    this.names = ownName.isEmpty() ? COMMON : List.of(ownName);
    this.milliseconds = ownName.isEmpty();
    this.clock = clock;
  }

  /**
   * The wait in milliseconds, null if no header gives one.
   *
   * @param headers first value of a header by its name, null where there is none
   */
  @Nullable Long read(Function<String, @Nullable String> headers) {
    if (milliseconds) {
      Long exact = seconds(headers.apply(MILLISECONDS));
      if (exact != null) {
        return exact / 1_000;
      }
    }
    for (String name : names) {
      String value = headers.apply(name);
      Long wait = seconds(value);
      if (wait == null && value != null) {
        wait = untilDate(value.trim(), headers.apply("Date"));
      }
      if (wait != null) {
        return wait;
      }
    }
    return null;
  }

  private static @Nullable Long seconds(@Nullable String text) {
    var number = SECONDS.matcher(text == null ? "" : text.trim());
    return number.matches() ? Long.parseLong(number.group(1)) * 1_000 : null;
  }

  /** Counted from the server's own clock where it sends that, as ours may differ. */
  private @Nullable Long untilDate(String text, @Nullable String serverDate) {
    Instant until = date(text);
    if (until == null) {
      return null;
    }
    Instant now = serverDate == null ? null : date(serverDate.trim());
    Duration wait = Duration.between(now == null ? clock.instant() : now, until);
    return Math.max(0, wait.toMillis());
  }

  private static @Nullable Instant date(String text) {
    try {
      return HTTP_DATE.parse(text, Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
