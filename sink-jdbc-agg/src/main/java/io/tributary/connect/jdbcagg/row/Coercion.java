package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Fits values to the types of columns without losing anything, or refuses them. */
public final class Coercion {

  /** Whole numbers beyond this are not all doubles. */
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  /** Room for ten thousand million records before a sum of decimals can overflow. */
  private static final int SUM_HEADROOM_DIGITS = 10;

  /** Leaves room for 10^10 records in {@link ValueType#FLOAT_SUM_HEAD}. */
  private static final double LARGEST_SUMMED = 1e18;

  /** DATETIME begins with the year 1000 and ends with 9999. */
  private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private static final long FIRST_MS = FIRST.toEpochMilli();
  private static final long LAST_MS = LAST.toEpochMilli();

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;

  private Coercion() {}

  /**
   * The value as the type keeps it.
   *
   * @param expression for the message
   * @param value canonical, or null, which fits every type
   * @throws DataException if it does not fit, without quoting it
   */
  public static @Nullable Object fit(Object expression, ValueType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    Object fitted =
        switch (type.kind()) {
          case BOOLEAN -> value instanceof Boolean ? value : null;
          case INTEGER -> value instanceof Long ? value : null;
          case FLOAT -> asDouble(value);
          case DECIMAL -> asDecimal(value, type);
          case TEXT -> value instanceof String ? value : null;
          case TIMESTAMP -> value instanceof Instant at && inRange(at) ? at : null;
          case DATE -> value instanceof LocalDate day && inRange(day) ? day : null;
        };
    if (fitted == null) {
      throw misfit(expression, type, value);
    }
    return fitted;
  }

  private static DataException misfit(Object expression, ValueType type, Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return new DataException(
          "'" + expression + "' is infinite or no number, which SQL has no value for");
    }
    return new DataException(
        "'%s' is a %s that does not fit %s. Mend the record's type, or drop the table"
                .formatted(expression, value.getClass().getSimpleName(), type)
            + " and start over under another connector name");
  }

  /**
   * Refuses a fitted value that a sum cannot take.
   *
   * @throws DataException if it is a double of 10^18 or more
   */
  public static void requireSummable(@Nullable Object expression, @Nullable Object fitted) {
    if (fitted instanceof Double number && Math.abs(number) >= LARGEST_SUMMED) {
      throw new DataException(
          "'" + expression + "' is 10^18 or more, which SUM and AVG do not take");
    }
  }

  /**
   * An event time in epoch milliseconds, from a timestamp or a whole number of milliseconds.
   *
   * @throws DataException if it is null, of another type or outside the years 1000 to 9999
   */
  public static long eventMs(Object expression, @Nullable Object value) {
    long eventMs;
    if (value instanceof Instant at) {
      // Seconds of what is out of range by far would overflow as milliseconds.
      eventMs = inRange(at) ? at.toEpochMilli() : Long.MIN_VALUE;
    } else if (value instanceof Long ms) {
      eventMs = ms;
    } else {
      throw new DataException(
          "the window's time '%s' is %s. A window needs a Timestamp, or epoch milliseconds in an int64;"
                  .formatted(
                      expression, value == null ? "null" : "a " + value.getClass().getSimpleName())
              + " leave records without a time out by WHERE "
              + expression
              + " IS NOT NULL");
    }
    if (eventMs < FIRST_MS || eventMs > LAST_MS) {
      throw new DataException(
          "the window's time '"
              + expression
              + "' is outside the years 1000 to 9999: is it in milliseconds?");
    }
    return eventMs;
  }

  private static boolean inRange(Instant at) {
    return !at.isBefore(FIRST) && !at.isAfter(LAST);
  }

  private static boolean inRange(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  private static @Nullable Double asDouble(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number : null;
    }
    if (value instanceof BigDecimal exact) {
      double nearest = exact.doubleValue();
      return Double.isFinite(nearest) ? (Double) (nearest + 0.0) : null;
    }
    return value instanceof Long whole && whole <= EXACT_IN_DOUBLE && whole >= -EXACT_IN_DOUBLE
        ? Double.valueOf(whole)
        : null;
  }

  private static @Nullable BigDecimal asDecimal(Object value, ValueType type) {
    BigDecimal exact = null;
    if (value instanceof BigDecimal decimal) {
      exact = decimal;
    } else if (value instanceof Long whole) {
      exact = BigDecimal.valueOf(whole);
    }
    if (exact == null || exact.stripTrailingZeros().scale() > type.scale()) {
      return null;
    }
    int digitsBefore = exact.precision() - exact.scale();
    return digitsBefore > type.precision() - type.scale() - SUM_HEADROOM_DIGITS
        ? null
        : exact.setScale(type.scale(), RoundingMode.UNNECESSARY);
  }
}
