package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.ScalarFunction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.errors.DataException;

/** Functions of timestamps and dates, all in UTC. */
final class Times {

  /** What DATE_TRUNC takes as its first operand. */
  static final List<String> UNITS =
      List.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");

  private static final int MILLIS_DIGITS = 3;
  private static final int MONTHS_PER_QUARTER = 3;
  private static final int DAYS_PER_WEEK = 7;

  /** Far beyond the year 9999, where nothing overflows yet. */
  private static final BigDecimal LATEST = BigDecimal.valueOf(1L << 60);

  private Times() {}

  /** A timestamp of a number of seconds or milliseconds; what is finer is cut off. */
  static Object from(ScalarFunction function, Object value) {
    BigDecimal number;
    if (value instanceof Long whole) {
      number = BigDecimal.valueOf(whole);
    } else if (value instanceof Double fraction) {
      number = ShortestDecimal.of(fraction);
    } else if (value instanceof BigDecimal exact) {
      number = exact;
    } else {
      throw new DataException(
          "%s takes a number, not a value of type %s"
              .formatted(function, value.getClass().getSimpleName()));
    }
    BigDecimal ms =
        function == ScalarFunction.FROM_UNIXTIME ? number.scaleByPowerOfTen(MILLIS_DIGITS) : number;
    if (ms.abs().compareTo(LATEST) > 0) {
      throw new DataException(function + " of a number that is no time of this world");
    }
    return Instant.ofEpochMilli(ms.setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  static Object part(ScalarFunction function, Object value) {
    LocalDateTime at = utc(function, value);
    return switch (function) {
      case DATE -> at.toLocalDate();
      case YEAR -> (long) at.getYear();
      case MONTH -> (long) at.getMonthValue();
      case DAY -> (long) at.getDayOfMonth();
      case HOUR -> (long) at.getHour();
      case MINUTE -> (long) at.getMinute();
      case SECOND -> (long) at.getSecond();
      default -> (long) at.getDayOfWeek().getValue() % DAYS_PER_WEEK + 1;
    };
  }

  /** The start of a unit; of a date a date. */
  static Object truncate(Object unit, Object value) {
    LocalDateTime at = utc(ScalarFunction.DATE_TRUNC, value);
    LocalDate day = at.toLocalDate();
    LocalDateTime start =
        switch (unit.toString().toLowerCase(Locale.ROOT)) {
          case "second" -> at.truncatedTo(ChronoUnit.SECONDS);
          case "minute" -> at.truncatedTo(ChronoUnit.MINUTES);
          case "hour" -> at.truncatedTo(ChronoUnit.HOURS);
          case "day" -> day.atStartOfDay();
          case "week" ->
              day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
          case "month" -> day.withDayOfMonth(1).atStartOfDay();
          case "quarter" -> quarter(day).atStartOfDay();
          case "year" -> day.withDayOfYear(1).atStartOfDay();
          default -> throw new DataException("DATE_TRUNC takes one of " + UNITS);
        };
    return value instanceof LocalDate ? start.toLocalDate() : start.toInstant(ZoneOffset.UTC);
  }

  private static LocalDate quarter(LocalDate day) {
    int month = (day.getMonthValue() - 1) / MONTHS_PER_QUARTER * MONTHS_PER_QUARTER + 1;
    return LocalDate.of(day.getYear(), month, 1);
  }

  private static LocalDateTime utc(ScalarFunction function, Object value) {
    if (value instanceof Instant at) {
      return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
    if (value instanceof LocalDate day) {
      return day.atStartOfDay();
    }
    throw new DataException(
        "%s takes a timestamp or a date, not a value of type %s. Make one of seconds by FROM_UNIXTIME, of milliseconds by FROM_MILLIS, of text by CAST(.. AS TIMESTAMP)"
            .formatted(function, value.getClass().getSimpleName()));
  }
}
