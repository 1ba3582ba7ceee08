package io.tributary.connect.http.template;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * One step between a variable and its place, as {@code epoch_s} or {@code minus:PT5M}.
 *
 * @param text as it is written
 */
record Pipe(String text, UnaryOperator<String> change) {

  /** Epoch seconds reach this in the year 5138, milliseconds did in 1973. */
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  /**
   * Reads a step.
   *
   * @throws ConfigException if there is no such step
   */
  static Pipe parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String argument = colon < 0 ? "" : text.substring(colon + 1);
    return new Pipe(
        text,
        switch (name) {
          case "epoch_s" -> value -> Long.toString(time(value).getEpochSecond());
          case "epoch_ms" -> value -> Long.toString(time(value).toEpochMilli());
          case "iso" -> value -> time(value).toString();
          case "format" -> format(argument);
          case "minus" -> shift(duration(argument).negated());
          case "plus" -> shift(duration(argument));
          case "urlencode" -> Encoding.PERCENT::encode;
          case "json" -> Encoding.JSON::encode;
          default ->
              throw new ConfigException(
                  "'|"
                      + text
                      + "' is none of |default:text, |epoch_s, |epoch_ms, |iso, |format:pattern,"
                      + " |minus:PT5M, |plus:PT5M, |urlencode and |json");
        });
  }

  String apply(String value) {
    try {
      return change.apply(value);
    } catch (DateTimeException | ArithmeticException e) {
      throw new ConnectException(
          "'|"
              + text
              + "' in a template was given a value that is no time: neither ISO 8601 nor a whole"
              + " number of seconds or milliseconds since the epoch.");
    }
  }

  private static UnaryOperator<String> format(String pattern) {
    try {
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
      return value -> formatter.format(time(value));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("'" + pattern + "' is no pattern such as yyyy-MM-dd");
    }
  }

  private static UnaryOperator<String> shift(Duration by) {
    return value -> time(value).plus(by).toString();
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new ConfigException("'" + text + "' is no duration such as PT5M, PT24H or P7D");
    }
  }

  private static Instant time(String value) {
    if (value.matches("-?\\d{1,18}")) {
      long number = Long.parseLong(value);
      return Math.abs(number) >= MILLISECONDS_FROM
          ? Instant.ofEpochMilli(number)
          : Instant.ofEpochSecond(number);
    }
    return value.indexOf('T') < 0
        ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(value).toInstant();
  }
}
