package io.tributary.connect.jdbcagg.upsert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Brings values into columns without losing anything, or refuses them: the server would cut some
 * off or round them, and refuses others together with all rows beside them.
 */
final class CellFit {

  private static final long LONGEST_TIME_S = 838 * 3600L + 59 * 60L + 59;
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;
  private static final int NANO_DIGITS = 9;

  /** Any number of so many digits fits 64 bits. */
  private static final int LONG_DIGITS = 18;

  private CellFit() {}

  /** Whether some values of a type fit into a column. */
  static boolean canHold(CellType column, CellType field) {
    return switch (column.kind()) {
      case BOOLEAN -> field.kind() == CellType.Kind.BOOLEAN;
      case INTEGER, DECIMAL, FLOAT ->
          isNumber(field)
              || (field.kind() == CellType.Kind.BOOLEAN && column.kind() == CellType.Kind.INTEGER);
      case TEXT -> field.kind() == CellType.Kind.TEXT || field.kind() == CellType.Kind.JSON;
      case JSON -> field.kind() == CellType.Kind.JSON || field.kind() == CellType.Kind.TEXT;
      case BYTES -> field.kind() == CellType.Kind.BYTES || field.kind() == CellType.Kind.BITS;
      case OTHER -> false;
      default -> column.kind() == field.kind();
    };
  }

  private static boolean isNumber(CellType type) {
    return type.kind() == CellType.Kind.INTEGER
        || type.kind() == CellType.Kind.DECIMAL
        || type.kind() == CellType.Kind.FLOAT;
  }

  /**
   * The value as the column keeps it.
   *
   * @param value as a {@link CellReader} reads it
   * @throws DataException if it does not fit, without quoting it
   */
  static @Nullable Object fit(TableColumn column, @Nullable Object value) {
    if (value == null) {
      if (column.presence() != TableColumn.Presence.OPTIONAL) {
        throw new DataException(
            "column %s is NOT NULL, and the record's value is null. Drop the constraint, or leave such records out before the sink"
                .formatted(column.name()));
      }
      return null;
    }
    Object fitted =
        switch (column.type().kind()) {
          case BOOLEAN -> value instanceof Boolean ? value : null;
          case INTEGER -> integer(column, value);
          case FLOAT -> real(column, value);
          case DECIMAL -> decimal(column, value);
          case TEXT, JSON -> text(column, value);
          case BYTES ->
              value instanceof byte[] bytes && bytes.length <= column.highest() ? value : null;
          case BITS -> value instanceof byte[] bytes ? bits(column, bytes) : null;
          case DATE -> value instanceof LocalDate day && inRange(day.getYear()) ? value : null;
          case TIME -> time(column, value);
          case TIMESTAMP -> timestamp(column, value);
          case OTHER -> null;
        };
    if (fitted == null) {
      throw new DataException(
          "a %s does not fit column %s %s without loss. Widen the column, or mend the record"
              .formatted(value.getClass().getSimpleName(), column.name(), column.ddl()));
    }
    return fitted;
  }

  private static @Nullable Object integer(TableColumn column, Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    }
    if (value instanceof Long whole) {
      return whole >= column.lowest() && whole <= column.highest() ? value : null;
    }
    BigDecimal exact = exact(value);
    boolean wholeNumber =
        exact != null
            && exact.stripTrailingZeros().scale() <= 0
            && exact.precision() - exact.scale() <= LONG_DIGITS;
    return exact != null && wholeNumber ? integer(column, exact.longValue()) : null;
  }

  private static @Nullable Object decimal(TableColumn column, Object value) {
    BigDecimal exact = exact(value);
    if (exact == null || (exact.signum() < 0 && column.lowest() == 0)) {
      return null;
    }
    CellType type = column.type();
    boolean fits =
        exact.stripTrailingZeros().scale() <= type.scale()
            && exact.precision() - exact.scale() <= type.precision() - type.scale();
    return fits ? exact.setScale(type.scale(), RoundingMode.UNNECESSARY) : null;
  }

  private static @Nullable BigDecimal exact(Object value) {
    if (value instanceof BigDecimal exact) {
      return exact;
    }
    if (value instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    return value instanceof Double number && Double.isFinite(number)
        ? new BigDecimal(number.toString())
        : null;
  }

  private static @Nullable Object real(TableColumn column, Object value) {
    boolean isDouble = column.type().precision() == 0;
    if (isDouble && value instanceof Double number) {
      return Double.isFinite(number) ? (Object) (number + 0.0) : null;
    }
    BigDecimal exact = exact(value);
    if (exact == null) {
      return null;
    }
    double nearest = exact.doubleValue();
    String kept = isDouble ? Double.toString(nearest) : Float.toString(exact.floatValue());
    boolean same =
        Double.isFinite(Double.parseDouble(kept)) && new BigDecimal(kept).compareTo(exact) == 0;
    return same ? (Object) (nearest + 0.0) : null;
  }

  private static @Nullable Object text(TableColumn column, Object value) {
    String text =
        value instanceof CellReader.Json json
            ? json.text()
            : value instanceof String it ? it : null;
    if (text == null || isTooLong(column, text)) {
      return null;
    }
    boolean cut = column.measure() == TableColumn.Measure.PADDED && text.endsWith(" ");
    return cut ? null : text;
  }

  private static boolean isTooLong(TableColumn column, String text) {
    long longest = column.highest();
    if (column.measure() == TableColumn.Measure.BYTES) {
      // A char is at most three bytes.
      return text.length() * 3L > longest && text.getBytes(StandardCharsets.UTF_8).length > longest;
    }
    return text.length() > longest && text.codePointCount(0, text.length()) > longest;
  }

  /** As the number that they are, which the server tells from text in every place. */
  private static @Nullable Object bits(TableColumn column, byte[] leastFirst) {
    byte[] mostFirst = new byte[leastFirst.length];
    for (int i = 0; i < leastFirst.length; i++) {
      mostFirst[leastFirst.length - 1 - i] = leastFirst[i];
    }
    BigInteger number = new BigInteger(1, mostFirst);
    if (number.bitLength() > column.type().precision()) {
      return null;
    }
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : new BigDecimal(number);
  }

  private static @Nullable Object time(TableColumn column, Object value) {
    return value instanceof Duration time
            && Math.abs(time.getSeconds()) <= LONGEST_TIME_S
            && keeps(column, time.getNano())
        ? value
        : null;
  }

  private static @Nullable Object timestamp(TableColumn column, Object value) {
    return value instanceof Instant at
            && at.getEpochSecond() >= column.lowest()
            && at.getEpochSecond() <= column.highest()
            && keeps(column, at.getNano())
        ? value
        : null;
  }

  private static boolean keeps(TableColumn column, int nanos) {
    int unit = 1;
    for (int digit = column.type().scale(); digit < NANO_DIGITS; digit++) {
      unit *= 10;
    }
    return nanos % unit == 0;
  }

  private static boolean inRange(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}
