package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names, types and values as Hive's SQL writes them. Hive's driver has no placeholders of its own:
 * it would paste values into the text, and not escape all that must be.
 */
public final class HiveText {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private HiveText() {}

  /** A table's or column's name. */
  public static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The type of a column. */
  public static String type(ColumnShape column) {
    if (column.role() == ColumnRole.HASH) {
      return "STRING";
    }
    ValueType type = column.type();
    return switch (type.kind()) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "BIGINT";
      case FLOAT -> "DOUBLE";
      case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
      case TEXT -> "STRING";
      case TIMESTAMP -> "TIMESTAMP";
      case DATE -> "DATE";
    };
  }

  /** A value as text that a cast turns into the column's type; null stays null. */
  public static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof BigDecimal exact) {
      return exact.toPlainString();
    }
    if (value instanceof Instant at) {
      return TIMESTAMP.format(at.atOffset(ZoneOffset.UTC));
    }
    return value.toString();
  }

  /** A text, or null, as an expression of type STRING. */
  public static String literal(@Nullable String text) {
    if (text == null) {
      return "CAST(NULL AS STRING)";
    }
    StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      // $ because Hive replaces ${..} by variables and settings, inside of literals too.
      if (each < ' ' || each == '\'' || each == '\\' || each == '$' || each == ';') {
        literal.append("\\u").append(HexFormat.of().toHexDigits(each));
      } else {
        literal.append(each);
      }
    }
    return literal.append('\'').toString();
  }
}
