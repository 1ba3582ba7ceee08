package io.tributary.connect.smt.fromjson;

import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as maps, lists and scalars. */
final class TreeReader {

  private TreeReader() {}

  /** The one value that a text holds. */
  static @Nullable Object read(String text) {
    JsonCursor cursor = new JsonCursor(text);
    Object value = value(cursor);
    cursor.expectEnd();
    return value;
  }

  static @Nullable Object value(JsonCursor cursor) {
    return switch (cursor.peek()) {
      case '{' -> object(cursor);
      case '[' -> list(cursor);
      case '"' -> cursor.string();
      default -> JsonScalars.read(cursor.word(), cursor);
    };
  }

  private static Map<String, @Nullable Object> object(JsonCursor cursor) {
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

  private static List<@Nullable Object> list(JsonCursor cursor) {
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
