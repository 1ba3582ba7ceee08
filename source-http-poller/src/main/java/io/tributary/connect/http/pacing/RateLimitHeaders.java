package io.tributary.connect.http.pacing;

import io.tributary.connect.http.config.LimitSettings.HeaderNames;
import io.tributary.connect.http.config.LimitSettings.ResetUnit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much of a budget is left from the headers in common use: the RateLimit field of the
 * IETF's draft in its newer form ({@code "default";r=50;t=30}) and its older one ({@code
 * remaining=50, reset=30}), the three RateLimit-* fields, and their X- relatives.
 */
public final class RateLimitHeaders {

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,15})(?:\\.\\d*)?");
  private static final Pattern PARAMETER =
      Pattern.compile("(?:^|[;,\\s])(r|t|remaining|reset|limit)\\s*=\\s*(\\d{1,15})");

  private static final List<String> PREFIXES =
      List.of("RateLimit-", "X-RateLimit-", "X-Rate-Limit-");

  /** Above these, a number of seconds or milliseconds counts from 1970: 2001 and later. */
  private static final long EPOCH_S = 1_000_000_000L;

  private static final long EPOCH_MS = 1_000_000_000_000L;

  private final HeaderNames names;
  private final InstantSource clock;

  public RateLimitHeaders(HeaderNames names, InstantSource clock) {
    this.names = names;
    this.clock = clock;
  }

  /**
   * Reads a response's headers.
   *
   * @param headers first value of a header by its name, null where there is none
   */
  public Quota read(Function<String, @Nullable String> headers) {
    boolean ownNames = !names.remaining().isEmpty() || !names.reset().isEmpty();
    String field = ownNames ? null : headers.apply("RateLimit");
    if (field != null) {
      return draft(field);
    }
    Long remaining = number(first(headers, names.remaining(), "Remaining"));
    Long reset = number(first(headers, names.reset(), "Reset"));
    return new Quota(
        number(first(headers, "", "Limit")), remaining, reset == null ? null : waitMs(reset));
  }

  /** Of several budgets in one field, the one with the least left. */
  private static Quota draft(String field) {
    Quota least = Quota.UNKNOWN;
    for (String item : field.contains(";") ? field.split(",", -1) : new String[] {field}) {
      Long limit = null;
      Long remaining = null;
      Long resetMs = null;
      Matcher parameter = PARAMETER.matcher(item);
      while (parameter.find()) {
        long value = Long.parseLong(parameter.group(2));
        switch (parameter.group(1)) {
          case "r", "remaining" -> remaining = value;
          case "limit" -> limit = value;
          default -> resetMs = value * 1_000;
        }
      }
      if (remaining != null && (least.remaining() == null || remaining < least.remaining())) {
        least = new Quota(limit, remaining, resetMs);
      }
    }
    return least;
  }

  private static @Nullable String first(
      Function<String, @Nullable String> headers, String ownName, String suffix) {
    if (!ownName.isEmpty()) {
      return headers.apply(ownName);
    }
    for (String prefix : PREFIXES) {
      String value = headers.apply(prefix + suffix);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable Long number(@Nullable String text) {
    Matcher number = NUMBER.matcher(text == null ? "" : text.trim());
    return number.matches() ? Long.parseLong(number.group(1)) : null;
  }

  private long waitMs(long reset) {
    Instant now = clock.instant();
    long wait =
        switch (unit(reset)) {
          case DELTA_S -> reset * 1_000;
          case DELTA_MS -> reset;
          case EPOCH_S -> reset * 1_000 - now.toEpochMilli();
          case EPOCH_MS, AUTO -> reset - now.toEpochMilli();
        };
    return Math.max(0, wait);
  }

  private ResetUnit unit(long reset) {
    if (names.unit() != ResetUnit.AUTO) {
      return names.unit();
    }
    if (reset >= EPOCH_MS) {
      return ResetUnit.EPOCH_MS;
    }
    return reset >= EPOCH_S ? ResetUnit.EPOCH_S : ResetUnit.DELTA_S;
  }
}
