package io.tributary.connect.smt.expr.function;

import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.expr.value.Numbers;
import io.tributary.connect.smt.problem.BadValueException;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;

/** Dates and timestamps, in UTC where no zone is named. */
final class TimeFunctions {

  private static final Map<String, ChronoField> PARTS =
      Map.of(
          "YEAR", ChronoField.YEAR,
          "MONTH", ChronoField.MONTH_OF_YEAR,
          "DAY", ChronoField.DAY_OF_MONTH,
          "HOUR", ChronoField.HOUR_OF_DAY,
          "MINUTE", ChronoField.MINUTE_OF_HOUR,
          "SECOND", ChronoField.SECOND_OF_MINUTE,
          "DAY_OF_WEEK", ChronoField.DAY_OF_WEEK,
          "DAY_OF_YEAR", ChronoField.DAY_OF_YEAR);

  private final TimeFormats formats;

  private TimeFunctions(TimeFormats formats) {
    this.formats = formats;
  }

  static void define(Functions all, TimeFormats formats) {
    TimeFunctions times = new TimeFunctions(formats);
    all.define("TO_TIMESTAMP", 1, 3, times::toTimestamp);
    all.literal("TO_TIMESTAMP", 1, Literal.UNIT_OR_FORMAT);
    all.literal("TO_TIMESTAMP", 2, Literal.ZONE);
    all.define("TO_DATE", 1, 2, times::toDate);
    all.literal("TO_DATE", 1, Literal.DATE_FORMAT);
    all.define("FORMAT_TIMESTAMP", 2, 3, times::format);
    all.literal("FORMAT_TIMESTAMP", 1, Literal.DATE_FORMAT);
    all.literal("FORMAT_TIMESTAMP", 2, Literal.ZONE);
    all.define("EPOCH_MS", 1, 1, args -> args.epochMs(0));
    all.define("EPOCH_S", 1, 1, args -> Math.floorDiv(args.epochMs(0), 1000L));
    all.define("DATE_YMD", 3, 3, TimeFunctions::date);
    all.define("DATE_TRUNC", 2, 3, times::truncate);
    all.literal("DATE_TRUNC", 0, Literal.CALENDAR_UNIT);
    all.literal("DATE_TRUNC", 2, Literal.ZONE);
    all.define("DATE_ADD", 3, 4, times::add);
    all.literal("DATE_ADD", 0, Literal.CALENDAR_UNIT);
    all.literal("DATE_ADD", 3, Literal.ZONE);
    for (CalendarUnit unit : CalendarUnit.values()) {
      String name = unit.name() + "S_BETWEEN";
      all.define(name, 2, 3, args -> times.between(args, unit.chrono()));
      all.literal(name, 2, Literal.ZONE);
    }
    PARTS.forEach(
        (name, part) -> {
          all.define(name, 1, 2, args -> (long) times.moment(args, 0, 1).get(part));
          all.literal(name, 1, Literal.ZONE);
        });
  }

  private Date toTimestamp(Arguments args) {
    Object value = args.any(0);
    if (value instanceof Date date) {
      return date;
    }
    if (value instanceof Number number) {
      return Moments.ofEpochMs(
          Numbers.whole(
              Numbers.decimal(number)
                  .multiply(TimeFormats.msPerUnit(args.has(1) ? args.text(1) : "ms"))
                  .setScale(0, RoundingMode.FLOOR)));
    }
    DateTimeFormatter format =
        args.has(1) ? formats.format(args.text(1)) : DateTimeFormatter.ISO_DATE_TIME;
    return Moments.ofEpochMs(epochMs(TimeFormats.parse(args.text(0), format, zone(args, 2))));
  }

  private Date toDate(Arguments args) {
    if (args.any(0) instanceof Date) {
      return midnight(moment(args, 0, 1).toLocalDate());
    }
    DateTimeFormatter format =
        args.has(1) ? formats.format(args.text(1)) : DateTimeFormatter.ISO_LOCAL_DATE;
    return midnight(
        LocalDate.ofInstant(
            TimeFormats.parse(args.text(0), format, ZoneOffset.UTC), ZoneOffset.UTC));
  }

  private String format(Arguments args) {
    try {
      return formats.format(args.text(1)).format(moment(args, 0, 2));
    } catch (DateTimeException e) {
      throw new BadValueException("the pattern asks for what a timestamp lacks");
    }
  }

  private static Date date(Arguments args) {
    try {
      return midnight(
          LocalDate.of(
              args.integer(0, -9999, 9999), args.integer(1, 1, 12), args.integer(2, 1, 31)));
    } catch (DateTimeException e) {
      throw new BadValueException("DATE_YMD: there is no such day");
    }
  }

  private Date truncate(Arguments args) {
    return Moments.ofEpochMs(epochMs(unit(args).start(moment(args, 1, 2)).toInstant()));
  }

  private Date add(Arguments args) {
    try {
      return Moments.ofEpochMs(
          epochMs(moment(args, 2, 3).plus(args.integer(1), unit(args).chrono()).toInstant()));
    } catch (DateTimeException | ArithmeticException e) {
      throw beyondTime();
    }
  }

  /** Whole units, negative where the second moment is the earlier one. */
  private Object between(Arguments args, ChronoUnit unit) {
    return unit.between(moment(args, 0, 2), moment(args, 1, 2));
  }

  private static CalendarUnit unit(Arguments args) {
    CalendarUnit unit = CalendarUnit.find(args.text(0));
    if (unit == null) {
      throw args.needs(0, "one of " + String.join(", ", CalendarUnit.NAMES));
    }
    return unit;
  }

  private ZonedDateTime moment(Arguments args, int index, int zoneIndex) {
    return Instant.ofEpochMilli(args.epochMs(index)).atZone(zone(args, zoneIndex));
  }

  private ZoneId zone(Arguments args, int index) {
    return args.has(index) ? formats.zone(args.text(index)) : ZoneOffset.UTC;
  }

  private static Date midnight(LocalDate day) {
    return Moments.ofEpochMs(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
  }

  private static long epochMs(Instant moment) {
    try {
      return moment.toEpochMilli();
    } catch (ArithmeticException e) {
      throw beyondTime();
    }
  }

  private static BadValueException beyondTime() {
    return new BadValueException("a moment beyond what a timestamp can hold");
  }
}
