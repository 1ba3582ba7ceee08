package io.tributary.connect.jdbcagg.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Names and constants as SQL writes them. */
final class SqlText {

  private SqlText() {}

  static String name(String name) {
    boolean plain =
        !name.isEmpty()
            && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$');
    return plain ? name : "`" + name.replace("`", "``") + "`";
  }

  static String literal(@Nullable Object value) {
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    if (value instanceof Instant at) {
      return "TIMESTAMP '" + at + "'";
    }
    if (value instanceof LocalDate date) {
      return "DATE '" + date + "'";
    }
    if (value instanceof BigDecimal exact) {
      return exact.toPlainString();
    }
    return value == null ? "NULL" : value.toString();
  }
}
