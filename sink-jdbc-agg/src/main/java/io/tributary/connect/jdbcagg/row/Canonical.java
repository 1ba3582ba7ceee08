package io.tributary.connect.jdbcagg.row;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** One Java type per kind of value, so that what is equal in SQL is equal here. */
public final class Canonical {

  private Canonical() {}

  /**
   * The value as {@link io.tributary.connect.jdbcagg.query.ValueType.Kind} names it; what has no
   * kind, such as a list, is left as it is.
   */
  public static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Double number) {
      return number == 0.0 ? (Object) 0.0 : number; // of -0.0 too
    }
    if (value instanceof Float number) {
      // 0.1f means 0.1, not the double nearest to the float.
      return Double.parseDouble(number.toString()) + 0.0;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Date date) {
      return date.toInstant();
    }
    return value;
  }

  /** An instant in whole milliseconds, out of ISO text with an offset. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      throw new DataException("a zoned timestamp is not in ISO form");
    }
  }
}
