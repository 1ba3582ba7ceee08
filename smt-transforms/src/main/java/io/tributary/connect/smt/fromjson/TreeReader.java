package io.tributary.connect.smt.fromjson;

import io.tributary.connect.smt.problem.BadValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as maps, lists and scalars. */
final class TreeReader {

  /** Fractions keep all their digits. */
  static final TreeReader EXACT = new TreeReader(true);

  /** Fractions are doubles, whatever their digits. */
  static final TreeReader DOUBLES = new TreeReader(false);

  private final boolean exact;

  private TreeReader(boolean exact) {
    this.exact = exact;
  }

  /** The one value that a text holds. */
  @Nullable Object read(String text) {
    JsonCursor cursor = new JsonCursor(text);
    Object value = value(cursor);
    cursor.expectEnd();
    return value;
  }

  @Nullable Object value(JsonCursor cursor) {
    return switch (cursor.peek()) {
      case '{' -> object(cursor);
      case '[' -> list(cursor);
      case '"' -> cursor.string();
      default -> scalar(cursor);
    };
  }

  private @Nullable Object scalar(JsonCursor cursor) {
    Object value = JsonScalars.read(cursor.word(), cursor);
    if (exact || !(value instanceof BigDecimal fraction)) {
      return value;
    }
    double number = fraction.doubleValue();
    if (Double.isInfinite(number)) {
      throw cursor.bad("a number that a double can hold");
    }
    return number;
  }

  private Map<String, @Nullable Object> object(JsonCursor cursor) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    cursor.enter('{');
    if (cursor.isEmpty('}')) {
      return map;
    }
    do {
      String name = cursor.string();
      cursor.expect(':');
      if (map.containsKey(name)) {
        throw new BadValueException("a key stands twice in an object");
      }
      map.put(name, value(cursor));
    } while (cursor.another('}'));
    return map;
  }

  private List<@Nullable Object> list(JsonCursor cursor) {
    List<@Nullable Object> list = new ArrayList<>();
    cursor.enter('[');
    if (cursor.isEmpty(']')) {
      return list;
    }
    do {
      list.add(value(cursor));
    } while (cursor.another(']'));
    return list;
  }
}
