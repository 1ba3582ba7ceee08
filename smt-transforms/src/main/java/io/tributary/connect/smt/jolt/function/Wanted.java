package io.tributary.connect.smt.jolt.function;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What an argument has to be, for literals that a spec gives and that no record mends. */
enum Wanted {
  ANYTHING("a value"),
  TEXT("a string"),
  INTEGER("an integer"),
  NUMBER("a number"),
  PATTERN_OF_DATES("a pattern of dates, such as 'yyyy-MM-dd'"),
  ZONE("a time zone, such as 'UTC' or 'Europe/Berlin'"),
  DURATION("an ISO 8601 duration, such as P1D or PT2H"),
  REGULAR_EXPRESSION("a regular expression");

  private final String description;

  Wanted(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean takes(@Nullable Object value) {
    return value != null
        && switch (this) {
          case ANYTHING -> true;
          case TEXT -> value instanceof String;
          case INTEGER -> Numbers.isIntegral(value);
          case NUMBER -> Numbers.of(value) != null;
          case PATTERN_OF_DATES -> DateText.isPattern(value);
          case ZONE -> isZone(value);
          case DURATION -> DateText.isDuration(value);
          case REGULAR_EXPRESSION -> isRegularExpression(value);
        };
  }

  private static boolean isZone(Object value) {
    if (!(value instanceof String text)) {
      return false;
    }
    try {
      ZoneId.of(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isRegularExpression(Object value) {
    if (!(value instanceof String text)) {
      return false;
    }
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
