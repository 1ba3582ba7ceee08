package io.tributary.connect.jdbcagg.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.apache.kafka.connect.errors.DataException;

/**
 * How two values of records compare. Text compares by code point, as the tables' binary collation
 * does, so {@code 'a'}, {@code 'A'} and {@code 'a '} all differ.
 */
public final class ValueOrder {

  /** Unlike {@code String.compareTo}, right beyond the basic plane too. */
  public static final Comparator<String> BY_CODE_POINT = ValueOrder::compareText;

  private ValueOrder() {}

  /**
   * Less than, equal to or greater than zero. Where one side is a double both compare as doubles,
   * as MySQL does; other numbers compare exactly.
   *
   * @throws DataException if the two are of kinds that do not compare
   */
  public static int compare(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return compareNumbers(a, b);
    }
    if (left instanceof String a && right instanceof String b) {
      return compareText(a, b);
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return a.compareTo(b);
    }
    if (left instanceof Instant a && right instanceof Instant b) {
      return a.compareTo(b);
    }
    if (left instanceof LocalDate a && right instanceof LocalDate b) {
      return a.compareTo(b);
    }
    throw new DataException(
        "a value of type "
            + left.getClass().getSimpleName()
            + " does not compare with one of type "
            + right.getClass().getSimpleName());
  }

  private static int compareNumbers(Number left, Number right) {
    if (left instanceof Double || right instanceof Double) {
      // The sum makes 0.0 of -0.0, which Double.compare tells apart and SQL does not.
      return Double.compare(left.doubleValue() + 0.0, right.doubleValue() + 0.0);
    }
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    return decimal(left).compareTo(decimal(right));
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(number.longValue());
  }

  private static int compareText(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // A surrogate stands for a code point above all others of sixteen bits.
        boolean aboveA = Character.isSurrogate(a);
        boolean aboveB = Character.isSurrogate(b);
        return aboveA == aboveB ? Character.compare(a, b) : Boolean.compare(aboveA, aboveB);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
