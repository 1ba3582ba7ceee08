package io.tributary.connect.http.pacing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a server asks to be left alone: Retry-After (RFC 9110, 10.2.3) and OpenSky's header. */
final class RetryAfter {

  /** Long enough for any quota, short enough to be a count of milliseconds. */
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private final InstantSource clock;

  RetryAfter(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The wait in milliseconds, null if no header gives one.
   *
   * @param headers first value of a header by its name, null where there is none
   */
  @Nullable Long read(Function<String, @Nullable String> headers) {
    String vendor = headers.apply("X-Rate-Limit-Retry-After-Seconds");
    Long wait = vendor == null ? null : seconds(vendor.trim());
    String standard = headers.apply("Retry-After");
    if (wait != null || standard == null) {
      return wait;
    }
    Long waitSeconds = seconds(standard.trim());
    return waitSeconds == null ? untilDate(standard.trim(), headers.apply("Date")) : waitSeconds;
  }

  private static @Nullable Long seconds(String text) {
    return SECONDS.matcher(text).matches() ? Long.parseLong(text) * 1_000 : null;
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
