package io.tributary.connect.hudi.lake;

import org.apache.kafka.connect.errors.DataException;

/** Numbers in columns that may be narrower than the field they come from; never rounded. */
final class NumberFit {

  private NumberFit() {}

  static int toInt(Number value, String field) {
    int narrow = value.intValue();
    if (narrow != value.longValue()) {
      throw tooWide(field, "a 32-bit whole number");
    }
    return narrow;
  }

  static float toFloat(Number value, String field) {
    float narrow = value.floatValue();
    if (Double.compare(narrow, value.doubleValue()) != 0) {
      throw tooWide(field, "a 32-bit broken number");
    }
    return narrow;
  }

  /** A long may have more digits than a double. */
  static double toDouble(Number value, String field) {
    double broken = value.doubleValue();
    if (value instanceof Long whole && (long) broken != whole) {
      throw tooWide(field, "a 64-bit broken number");
    }
    return broken;
  }

  private static DataException tooWide(String field, String column) {
    return new DataException(
        "field %s holds a number that does not fit its column, %s; widen the column in a new table, or send the record's number as text"
            .formatted(field, column));
  }
}
