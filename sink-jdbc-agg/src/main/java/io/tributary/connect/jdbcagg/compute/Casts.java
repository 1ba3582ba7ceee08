package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Conversions between types. What cannot be converted is a bad record, not a null. */
final class Casts {

  /** Longer text is no number that a column takes, and slow to read. */
  private static final int LONGEST_NUMBER = 400;

  private static final int DATE_LENGTH = "2026-01-31".length();

  private Casts() {}

  static @Nullable Object to(ValueType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      return switch (type.kind()) {
        case BOOLEAN -> flag(value);
        case INTEGER -> decimal(value).setScale(0, RoundingMode.HALF_UP).longValueExact();
        case FLOAT -> number(value);
        case DECIMAL -> decimal(value).setScale(type.scale(), RoundingMode.HALF_UP);
        case TEXT -> text(value);
        case TIMESTAMP -> timestamp(value);
        case DATE -> date(value);
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      // The cause would quote the value.
      throw new DataException(
          "a %s cannot be cast to %s".formatted(value.getClass().getSimpleName(), type));
    }
  }

  static Object text(Object value) {
    if (value instanceof BigDecimal exact) {
      return exact.toPlainString();
    }
    if (value instanceof Double number) {
      return ShortestDecimal.of(number).toPlainString();
    }
    return value.toString();
  }

  private static Object flag(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> throw new NumberFormatException();
      };
    }
    return decimal(value).signum() != 0;
  }

  private static Object number(Object value) {
    double nearest = value instanceof Double exact ? exact : decimal(value).doubleValue();
    if (!Double.isFinite(nearest)) {
      throw new NumberFormatException();
    }
    return nearest + 0.0;
  }

  private static BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal exact) {
      return exact;
    }
    if (value instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    if (value instanceof Double fraction) {
      return ShortestDecimal.of(fraction);
    }
    if (value instanceof Boolean flag) {
      return flag ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text && text.length() <= LONGEST_NUMBER) {
      BigDecimal read = new BigDecimal(text.strip());
      if (Math.abs(read.scale()) <= LONGEST_NUMBER) {
        return read;
      }
    }
    throw new NumberFormatException();
  }

  private static Object timestamp(Object value) {
    if (value instanceof Instant) {
      return value;
    }
    if (value instanceof LocalDate day) {
      return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    if (!(value instanceof String written)) {
      throw new DateTimeException("");
    }
    String text = written.strip().replace(' ', 'T');
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    boolean zoned =
        text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > DATE_LENGTH;
    Instant at =
        zoned
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Object date(Object value) {
    if (value instanceof LocalDate) {
      return value;
    }
    return ((Instant) timestamp(value)).atZone(ZoneOffset.UTC).toLocalDate();
  }
}
