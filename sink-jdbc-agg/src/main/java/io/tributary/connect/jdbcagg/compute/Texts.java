package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.ScalarFunction;
import java.util.Locale;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Functions of text. Places and lengths count characters, as SQL does, not UTF-16 units. */
final class Texts {

  private Texts() {}

  static Object of(ScalarFunction function, Object value) {
    String text = text(function, value);
    return switch (function) {
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case TRIM -> trim(text);
      case CONCAT -> text;
      default -> (long) text.codePointCount(0, text.length());
    };
  }

  static Object concat(Object left, Object right) {
    return text(ScalarFunction.CONCAT, left).concat(text(ScalarFunction.CONCAT, right));
  }

  static Object replace(Object value, Object what, Object by) {
    String searched = text(ScalarFunction.REPLACE, what);
    String text = text(ScalarFunction.REPLACE, value);
    return searched.isEmpty() ? text : text.replace(searched, text(ScalarFunction.REPLACE, by));
  }

  /**
   * A part of a text.
   *
   * @param from counted from 1; from the end if negative; 0 for nothing
   * @param length null for the rest
   */
  static Object substring(Object value, Object from, @Nullable Object length) {
    String text = text(ScalarFunction.SUBSTRING, value);
    if (!(from instanceof Long start) || !(length == null || length instanceof Long)) {
      throw new DataException("SUBSTRING takes a whole number for its place and its length");
    }
    int characters = text.codePointCount(0, text.length());
    long first = start < 0 ? characters + start : start - 1;
    long count = length == null ? characters : (Long) length;
    if (start == 0 || first < 0 || first >= characters || count <= 0) {
      return "";
    }
    int begin = text.offsetByCodePoints(0, (int) first);
    int end = text.offsetByCodePoints(begin, (int) Math.min(count, characters - first));
    return text.substring(begin, end);
  }

  /** Without blanks around it; MySQL's TRIM leaves tabs and line ends, and so does this. */
  private static String trim(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && text.charAt(begin) == ' ') {
      begin++;
    }
    while (end > begin && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(begin, end);
  }

  private static String text(ScalarFunction function, Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (function == ScalarFunction.CONCAT) {
      return (String) Casts.text(value);
    }
    throw new DataException(
        "%s takes text, not a value of type %s. Use CAST(.. AS CHAR)"
            .formatted(function, value.getClass().getSimpleName()));
  }
}
