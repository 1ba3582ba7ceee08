package io.tributary.connect.smt.bridge;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;

/** Says what a value is without saying the value. */
public final class ValueKind {

  private ValueKind() {}

  public static String describe(Object value) {
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
