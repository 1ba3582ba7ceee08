package io.tributary.connect.http.plan;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A value within a record's value, by JSON pointer. */
final class RecordField {

  private final List<String> tokens;

  RecordField(String pointer) {
    tokens =
        pointer.isEmpty()
            ? List.of()
            : List.of(pointer.substring(1).split("/", -1)).stream()
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
  }

  /** The value as a text; null if it is not there, or not a single value. */
  @Nullable String text(@Nullable Object record) {
    Object value = record;
    for (String token : tokens) {
      value = member(value, token);
    }
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : null;
  }

  private static @Nullable Object member(@Nullable Object value, String name) {
    if (value instanceof Struct struct) {
      Field field = struct.schema().field(name);
      return field == null ? null : struct.get(field);
    }
    if (value instanceof Map<?, ?> map) {
      return map.get(name);
    }
    boolean index = name.matches("0|[1-9]\\d{0,8}");
    if (value instanceof List<?> list && index && Integer.parseInt(name) < list.size()) {
      return list.get(Integer.parseInt(name));
    }
    return null;
  }
}
