package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;

/** Says what a value is without saying the value. */
final class ValueKind {

  private ValueKind() {}

  static BadValueException misfit(Object value, ColumnType type) {
    return misfit(value, type, "");
  }

  /**
   * A value that its column cannot take.
   *
   * @param why a clause that starts with a comma or a semicolon, or nothing
   */
  static BadValueException misfit(Object value, ColumnType type, String why) {
    return new BadValueException("cannot convert " + describe(value) + " to " + type.ddl() + why);
  }

  private static String describe(Object value) {
    if (value instanceof String text) {
      return "a string of " + text.length() + " characters";
    }
    if (value instanceof List<?> list) {
      return "a list of " + list.size() + " items";
    }
    if (Tree.isObject(value)) {
      return "an object of " + Tree.size(value) + " fields";
    }
    if (value instanceof Number) {
      boolean whole = !(value instanceof Double || value instanceof Float);
      return whole && !(value instanceof BigDecimal) ? "an integer" : "a number with a fraction";
    }
    if (value instanceof Boolean) {
      return "a boolean";
    }
    return value instanceof Date ? "a date or time" : "bytes";
  }
}
