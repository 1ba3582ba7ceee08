package io.tributary.connect.http.typing;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.model.RawRow;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Gives a raw value the type of its column. Servers write numbers as texts and whole floats as
 * ints, so the declared type decides; but nothing is rounded or guessed. Messages name types, never
 * the value.
 */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
public final class Coercion {

  private static final double MAX_EXACT = 1L << 53;

  private Coercion() {}

  /**
   * The typed value of a column, or null.
   *
   * @param raw null, text, Boolean, Long, Double, Float, a list of these, or {@link RawRow#NESTED}
   * @throws DataException if the value does not fit
   */
  public static @Nullable Object apply(ColumnSettings column, @Nullable Object raw) {
    if (raw == null) {
      if (!column.optional()) {
        throw new DataException("is null or missing and not declared optional with '?'");
      }
      return null;
    }
    if (!column.array()) {
      return single(column, raw);
    }
    if (!(raw instanceof List<?> elements)) {
      throw mismatch("an array of ", column.type(), raw);
    }
    List<@Nullable Object> typed = new ArrayList<>(elements.size());
    for (Object element : elements) {
      typed.add(element == null ? null : single(column, element));
    }
    return typed;
  }

  private static Object single(ColumnSettings column, Object raw) {
    Object typed = single(column.type(), raw);
    return column.trim() && typed instanceof String text ? text.strip() : typed;
  }

  /**
   * The typed value of what is no array and not null.
   *
   * @throws DataException if the value does not fit
   */
  public static Object single(ColumnType type, Object raw) {
    try {
      return switch (type) {
        case STRING -> string(raw);
        case BOOLEAN -> bool(raw);
        case INT32 -> Math.toIntExact(integer(raw));
        case INT64 -> integer(raw);
        case FLOAT32 -> float32(raw);
        case FLOAT64 -> floating(raw);
        case TIMESTAMP_S -> raw instanceof Date ? raw : seconds(raw);
        case TIMESTAMP_MS -> raw instanceof Date ? raw : new Date(integer(raw));
        case TIMESTAMP_ISO -> iso(raw);
        case TIMESTAMP_HTTP -> http(raw);
      };
    } catch (MisfitException | ArithmeticException | NumberFormatException | DateTimeException e) {
      throw mismatch("", type, raw);
    }
  }

  /** A value that its type cannot hold, before the message is made. */
  private static final class MisfitException extends DataException {

    private static final long serialVersionUID = 1L;

    private MisfitException() {
      super("");
    }
  }

  private static String string(Object raw) {
    if (raw == RawRow.NESTED || raw instanceof List || raw instanceof byte[]) {
      throw new MisfitException();
    }
    return raw.toString();
  }

  private static Boolean bool(Object raw) {
    if (raw instanceof Boolean value) {
      return value;
    }
    if ("true".equals(raw) || "false".equals(raw)) {
      return "true".equals(raw);
    }
    throw new MisfitException();
  }

  private static long integer(Object raw) {
    if (raw instanceof Long || raw instanceof Integer) {
      return ((Number) raw).longValue();
    }
    if (raw instanceof String text) {
      return Long.parseLong(text.strip());
    }
    if (raw instanceof Double value && value == Math.rint(value) && Math.abs(value) <= MAX_EXACT) {
      return value.longValue();
    }
    throw new MisfitException();
  }

  private static double floating(Object raw) {
    double value;
    if (raw instanceof Float number) {
      // Its shortest decimal: 43.7, not the 43.70000076 that its bits are.
      value = Double.parseDouble(number.toString());
    } else if (raw instanceof Number number) {
      value = number.doubleValue();
    } else if (raw instanceof String text && isDecimal(text.strip())) {
      value = Double.parseDouble(text.strip());
    } else {
      throw new MisfitException();
    }
    if (!Double.isFinite(value)) {
      throw new MisfitException();
    }
    return value;
  }

  private static float float32(Object raw) {
    float value = raw instanceof Float number ? number : (float) floating(raw);
    if (!Float.isFinite(value)) {
      throw new MisfitException();
    }
    return value;
  }

  /** Java would also take NaN, hexadecimals, and a trailing d or f. */
  private static boolean isDecimal(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }

  private static Date seconds(Object raw) {
    if (raw instanceof Long value) {
      return new Date(Math.multiplyExact(value, 1_000L));
    }
    double milliseconds = floating(raw) * 1_000;
    if (Math.abs(milliseconds) > MAX_EXACT) {
      throw new MisfitException();
    }
    return new Date(Math.round(milliseconds));
  }

  private static Date iso(Object raw) {
    if (raw instanceof String text) {
      return new Date(OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli());
    }
    throw new MisfitException();
  }

  private static Date http(Object raw) {
    if (raw instanceof String text) {
      return new Date(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .toEpochMilli());
    }
    throw new MisfitException();
  }

  private static DataException mismatch(String form, ColumnType type, Object raw) {
    return new DataException(
        "does not hold " + form + type.name().toLowerCase(Locale.ROOT) + " but " + kindOf(raw));
  }

  private static String kindOf(Object raw) {
    if (raw instanceof String) {
      return "a text";
    }
    if (raw instanceof Boolean) {
      return "a boolean";
    }
    if (raw instanceof byte[]) {
      return "bytes";
    }
    return raw instanceof Number ? "a number" : "an object or array";
  }
}
