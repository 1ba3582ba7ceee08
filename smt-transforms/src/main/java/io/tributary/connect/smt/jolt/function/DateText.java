package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of dates as text, by patterns with English names and by time zones. */
final class DateText {

  private static final String ISO_SECONDS = "yyyy-MM-dd'T'HH:mm:ssX";
  private static final String UTC = "UTC";

  private final Remembered<DateTimeFormatter> formats = new Remembered<>(DateText::format);
  private final Remembered<ZoneId> zones = new Remembered<>(DateText::zone);
  private final Clock clock;

  DateText(Clock clock) {
    this.clock = clock;
  }

  private static @Nullable DateTimeFormatter format(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      return null;
    }
  }

  static boolean isPattern(Object value) {
    return value instanceof String text && format(text) != null;
  }

  static boolean isDuration(Object value) {
    return value instanceof String text && Shift.parse(text) != null;
  }

  /** Now, in a pattern and a zone; in ISO notation and UTC where none are given. */
  @Nullable Object now(List<?> arguments, Output output) {
    return arguments.size() == 2
        ? text(clock.instant(), arguments.get(0), arguments.get(1))
        : Misfit.argument(arguments, "a pattern of dates and a time zone");
  }

  Object now() {
    return DateTimeFormatter.ofPattern(ISO_SECONDS, Locale.ENGLISH)
        .withZone(ZoneId.of(UTC))
        .format(clock.instant());
  }

  Object nowEpochMillis() {
    return clock.millis();
  }

  /** Milliseconds since the epoch as text. */
  @Nullable Object fromEpochMilli(List<?> arguments, Output output) {
    return arguments.size() == 3
        ? fromEpochMilli(arguments.get(0), arguments.get(1), arguments.get(2))
        : Misfit.argument(arguments, "milliseconds, a pattern of dates and a time zone");
  }

  @Nullable Object fromEpochMilli(Object value) {
    return fromEpochMilli(value, ISO_SECONDS, UTC);
  }

  private @Nullable Object fromEpochMilli(
      @Nullable Object value, @Nullable Object pattern, @Nullable Object zone) {
    Long ms =
        value instanceof Number || value instanceof Date
            ? Numbers.longValue(Numbers.of(value))
            : null;
    return ms == null
        ? Misfit.argument(value, "milliseconds since the epoch")
        : text(Instant.ofEpochMilli(ms), pattern, zone);
  }

  private @Nullable Object text(Instant moment, @Nullable Object pattern, @Nullable Object zone) {
    DateTimeFormatter format = formatOf(pattern);
    ZoneId id = zoneOf(zone);
    if (format == null || id == null) {
      return noFormat();
    }
    try {
      return format.format(moment.atZone(id));
    } catch (DateTimeException e) {
      return Misfit.argument(pattern, "a pattern that moments have all fields for");
    }
  }

  /** Text as milliseconds since the epoch. */
  @Nullable Object toEpochMilli(List<?> arguments, Output output) {
    if (arguments.size() != 3) {
      return Misfit.argument(arguments, "a text, a pattern of dates and a time zone");
    }
    Object moment = parse(arguments.get(0), arguments.get(1), arguments.get(2));
    try {
      return moment instanceof Instant instant ? (Object) instant.toEpochMilli() : moment;
    } catch (ArithmeticException e) {
      return Misfit.argument(arguments.get(0), "a date within 64 bits of milliseconds");
    }
  }

  /** A date's text from one pattern to another; zones are UTC unless given. */
  @Nullable Object format(List<?> arguments, Output output) {
    int count = arguments.size();
    if (count < 3 || count > 5) {
      return Misfit.argument(arguments, "a text, two patterns of dates and up to two time zones");
    }
    Object from = count > 3 ? arguments.get(3) : UTC;
    Object to = count > 4 ? arguments.get(4) : from;
    Object moment = parse(arguments.get(0), arguments.get(1), from);
    return moment instanceof Instant instant ? text(instant, arguments.get(2), to) : moment;
  }

  @Nullable Object add(List<?> arguments, Output output) {
    return shift(arguments, 1);
  }

  @Nullable Object subtract(List<?> arguments, Output output) {
    return shift(arguments, -1);
  }

  private @Nullable Object shift(List<?> arguments, int sign) {
    if (arguments.size() != 4 || !(arguments.get(2) instanceof String duration)) {
      return Misfit.argument(arguments, "a text, a pattern, a duration and a time zone");
    }
    Shift shift = Shift.parse(duration);
    ZoneId zone = zoneOf(arguments.get(3));
    Object moment = parse(arguments.get(0), arguments.get(1), arguments.get(3));
    if (shift == null || zone == null || !(moment instanceof Instant instant)) {
      return moment instanceof Misfit ? moment : noFormat();
    }
    try {
      LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
      ZonedDateTime shifted = shift.apply(local, sign).atZone(zone);
      DateTimeFormatter format = formatOf(arguments.get(1));
      return format == null ? noFormat() : format.format(shifted);
    } catch (DateTimeException | ArithmeticException e) {
      return Misfit.argument(arguments.get(0), "a date that stays within the calendar");
    }
  }

  /** The instant that a text means, or a misfit. */
  private Object parse(@Nullable Object value, @Nullable Object pattern, @Nullable Object zone) {
    DateTimeFormatter format = formatOf(pattern);
    ZoneId id = zoneOf(zone);
    if (format == null || id == null) {
      return noFormat();
    }
    if (!(value instanceof String text)) {
      return Misfit.argument(value, Wanted.TEXT.description());
    }
    try {
      return instant(format.parse(text), id);
    } catch (DateTimeException e) {
      return Misfit.argument(value, "a date of that pattern");
    }
  }

  private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    return parsed.isSupported(ChronoField.HOUR_OF_DAY)
        ? LocalDateTime.from(parsed).atZone(zone).toInstant()
        : LocalDate.from(parsed).atStartOfDay(zone).toInstant();
  }

  private @Nullable DateTimeFormatter formatOf(@Nullable Object pattern) {
    return pattern instanceof String text ? formats.of(text) : null;
  }

  private @Nullable ZoneId zoneOf(@Nullable Object zone) {
    return zone instanceof String text ? zones.of(text) : null;
  }

  private static Misfit noFormat() {
    return Misfit.argument("", "a pattern of dates and a time zone");
  }

  /** An ISO 8601 duration of days and more, and of hours and less. */
  private record Shift(Period days, Duration time) {

    static @Nullable Shift parse(String text) {
      int t = text.indexOf('T');
      try {
        if (t < 0) {
          return new Shift(Period.parse(text), Duration.ZERO);
        }
        Period days = t == 1 ? Period.ZERO : Period.parse(text.substring(0, t));
        return new Shift(days, Duration.parse("P" + text.substring(t)));
      } catch (DateTimeException e) {
        return null;
      }
    }

    LocalDateTime apply(LocalDateTime from, int sign) {
      return sign > 0 ? from.plus(days).plus(time) : from.minus(days).minus(time);
    }
  }
}
