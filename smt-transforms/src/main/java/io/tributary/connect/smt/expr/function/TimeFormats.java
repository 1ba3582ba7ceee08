package io.tributary.connect.smt.expr.function;

import io.tributary.connect.smt.problem.BadValueException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Patterns and zones by their names, compiled once.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
final class TimeFormats {

  private static final int MAX_KNOWN = 64;

  private static final Map<String, BigDecimal> MS_PER_UNIT =
      Map.of("s", new BigDecimal(1000), "ms", BigDecimal.ONE, "us", new BigDecimal("0.001"));

  private final Map<String, DateTimeFormatter> formats = new LinkedHashMap<>();
  private final Map<String, ZoneId> zones = new LinkedHashMap<>();

  static boolean isUnit(String text) {
    return MS_PER_UNIT.containsKey(text);
  }

  static BigDecimal msPerUnit(String unit) {
    BigDecimal ms = MS_PER_UNIT.get(unit);
    if (ms == null) {
      throw new BadValueException("numbers are read in the units s, ms and us");
    }
    return ms;
  }

  DateTimeFormatter format(String pattern) {
    DateTimeFormatter known = formats.get(pattern);
    if (known == null) {
      try {
        known = compile(pattern);
      } catch (IllegalArgumentException e) {
        throw new BadValueException("not a pattern of dates");
      }
      remember(formats, pattern, known);
    }
    return known;
  }

  static DateTimeFormatter compile(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  ZoneId zone(String name) {
    ZoneId known = zones.get(name);
    if (known == null) {
      try {
        known = ZoneId.of(name);
      } catch (DateTimeException e) {
        throw new BadValueException("unknown time zone");
      }
      remember(zones, name, known);
    }
    return known;
  }

  private static <T> void remember(Map<String, T> known, String name, T value) {
    if (known.size() >= MAX_KNOWN) {
      known.clear(); // names that come from records, not from the expression
    }
    known.put(name, value);
  }

  /** The moment that a text tells; where it has no offset, in a zone. */
  static Instant parse(String text, DateTimeFormatter format, ZoneId zone) {
    try {
      TemporalAccessor read =
          format.parseBest(text.trim(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (read instanceof OffsetDateTime moment) {
        return moment.toInstant();
      }
      return read instanceof LocalDateTime local
          ? local.atZone(zone).toInstant()
          : ((LocalDate) read).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw new BadValueException(
          "cannot read a string of " + text.length() + " characters as a date or timestamp");
    }
  }
}
