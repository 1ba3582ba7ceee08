package io.tributary.quickstart.proof;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key, with a name for messages such as "the topic flights".
 *
 * @param rows the rows, one for each key
 */
public record Table(String name, Map<List<@Nullable Object>, Row> rows) {

  /** Keys rows by some columns; a key that comes twice is a difference. */
  public static Table keyed(
      String name, List<Row> rows, List<String> keyColumns, Differences differences) {
    Map<List<@Nullable Object>, Row> byKey = new LinkedHashMap<>();
    for (Row row : rows) {
      List<@Nullable Object> key = row.key(keyColumns);
      if (byKey.put(key, row) != null) {
        differences.doubled(1, key + " is more than once in " + name);
      }
    }
    return new Table(name, byKey);
  }

  /** Notes every key that only one side has and every column of a common key that differs. */
  public void compareWith(Table other, List<String> columns, Differences differences) {
    rows.forEach(
        (key, row) -> {
          Row match = other.rows.get(key);
          if (match == null) {
            differences.missing(1, key + " is in " + name + ", not in " + other.name);
            return;
          }
          for (String column : columns) {
            Object mine = row.value(column);
            Object theirs = match.value(column);
            if (!same(mine, theirs)) {
              differences.add(
                  key
                      + " "
                      + column
                      + ": "
                      + shown(mine)
                      + " in "
                      + name
                      + ", "
                      + shown(theirs)
                      + " in "
                      + other.name);
            }
          }
        });
    for (List<@Nullable Object> key : other.rows.keySet()) {
      if (!rows.containsKey(key)) {
        differences.add(key + " is in " + other.name + ", not in " + name);
      }
    }
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof BigDecimal left && b instanceof BigDecimal right) {
      return left.compareTo(right) == 0;
    }
    return Objects.equals(a, b);
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "null" : value + " (" + value.getClass().getSimpleName() + ")";
  }
}
