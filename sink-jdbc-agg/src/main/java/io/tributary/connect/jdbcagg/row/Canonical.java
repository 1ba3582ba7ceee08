package io.tributary.connect.jdbcagg.row;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/** One Java type per kind of value, so that what is equal in SQL is equal here. */
final class Canonical {

  private Canonical() {}

  /** The value as {@code Fields} gives it; what has no kind, such as a list, is left as it is. */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Double number) {
      return number + 0.0; // -0.0 + 0.0 is 0.0
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
}
