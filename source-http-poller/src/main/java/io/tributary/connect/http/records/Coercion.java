package io.tributary.connect.http.records;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.model.RawRow;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Gives a raw value the type of its column. Servers write numbers as texts and whole floats as
 * ints, so the declared type decides; but nothing is rounded or guessed. Messages name types, never
 * the value.
 */
final class Coercion {

  private static final double MAX_EXACT = 1L << 53;

  private Coercion() {}

  /**
   * The typed value of a column, or null.
   *
   * @param raw null, text, Boolean, Long, Double, a list of these, or {@link RawRow#NESTED}
   * @throws DataException if the value does not fit
   */
  static @Nullable Object apply(ColumnSettings column, @Nullable Object raw) {
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
      throw mismatch(column, raw);
    }
    List<@Nullable Object> typed = new ArrayList<>(elements.size());
    for (Object element : elements) {
      typed.add(element == null ? null : single(column, element));
    }
    return typed;
  }

  private static Object single(ColumnSettings column, Object raw) {
    try {
      return switch (column.type()) {
        case STRING -> string(column, raw);
        case BOOLEAN -> bool(column, raw);
        case INT32 -> Math.toIntExact(integer(column, raw));
        case INT64 -> integer(column, raw);
        case FLOAT32 -> float32(column, raw);
        case FLOAT64 -> floating(column, raw);
        case TIMESTAMP_S -> seconds(column, raw);
        case TIMESTAMP_MS -> date(integer(column, raw));
        case TIMESTAMP_ISO -> iso(column, raw);
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      throw mismatch(column, raw);
    }
  }

  private static String string(ColumnSettings column, Object raw) {
    if (raw == RawRow.NESTED || raw instanceof List) {
      throw mismatch(column, raw);
    }
    return column.trim() ? raw.toString().strip() : raw.toString();
  }

  private static Boolean bool(ColumnSettings column, Object raw) {
    if (raw instanceof Boolean value) {
      return value;
    }
    if ("true".equals(raw) || "false".equals(raw)) {
      return "true".equals(raw);
    }
    throw mismatch(column, raw);
  }

  private static long integer(ColumnSettings column, Object raw) {
    if (raw instanceof Long value) {
      return value;
    }
    if (raw instanceof String text) {
      return Long.parseLong(text.strip());
    }
    if (raw instanceof Double value && value == Math.rint(value) && Math.abs(value) <= MAX_EXACT) {
      return value.longValue();
    }
    throw mismatch(column, raw);
  }

  private static double floating(ColumnSettings column, Object raw) {
    double value;
    if (raw instanceof Number number) {
      value = number.doubleValue();
    } else if (raw instanceof String text && isDecimal(text.strip())) {
      value = Double.parseDouble(text.strip());
    } else {
      throw mismatch(column, raw);
    }
    if (!Double.isFinite(value)) {
      throw mismatch(column, raw);
    }
    return value;
  }

  private static float float32(ColumnSettings column, Object raw) {
    float value = (float) floating(column, raw);
    if (!Float.isFinite(value)) {
      throw mismatch(column, raw);
    }
    return value;
  }

  /** Java would also take NaN, hexadecimals, and a trailing d or f. */
  private static boolean isDecimal(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }

  private static Date seconds(ColumnSettings column, Object raw) {
    if (raw instanceof Long value) {
      return date(Math.multiplyExact(value, 1_000L));
    }
    double milliseconds = floating(column, raw) * 1_000;
    if (Math.abs(milliseconds) > MAX_EXACT) {
      throw mismatch(column, raw);
    }
    return date(Math.round(milliseconds));
  }

  private static Date date(long epochMs) {
    return Timestamp.toLogical(Timestamp.SCHEMA, epochMs);
  }

  private static Date iso(ColumnSettings column, Object raw) {
    if (raw instanceof String text) {
      return date(OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli());
    }
    throw mismatch(column, raw);
  }

  private static DataException mismatch(ColumnSettings column, Object raw) {
    ColumnType type = column.type();
    return new DataException(
        "does not hold "
            + (column.array() ? "an array of " : "")
            + type.name().toLowerCase(Locale.ROOT)
            + " but "
            + kindOf(raw));
  }

  private static String kindOf(Object raw) {
    if (raw instanceof String) {
      return "a text";
    }
    if (raw instanceof Boolean) {
      return "a boolean";
    }
    return raw instanceof Number ? "a number" : "an object or array";
  }
}
