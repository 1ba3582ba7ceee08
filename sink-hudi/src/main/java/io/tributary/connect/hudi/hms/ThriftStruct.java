package io.tributary.connect.hudi.hms;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Thrift struct as it is on the wire: values by the numbers of their fields. What is read can be
 * written again as it was, fields that nobody here knows included.
 */
final class ThriftStruct {

  static final byte BOOL = 2;
  static final byte I32 = 8;
  static final byte STRING = 11;
  static final byte STRUCT = 12;
  static final byte MAP = 13;
  static final byte LIST = 15;

  private final Map<Short, Value> fields = new LinkedHashMap<>();

  /** A value and its type; text is kept as its bytes. */
  record Value(byte type, Object content) {}

  /**
   * A list or set.
   *
   * @param elementType told even where there are none
   */
  record Elements(byte elementType, List<Object> values) {}

  /** A map, whose types are told even where it is empty. */
  record Entries(byte keyType, byte valueType, Map<Object, Object> values) {}

  ThriftStruct put(int field, Value value) {
    fields.put((short) field, value);
    return this;
  }

  ThriftStruct put(int field, String text) {
    return put(field, new Value(STRING, bytes(text)));
  }

  ThriftStruct put(int field, boolean value) {
    return put(field, new Value(BOOL, value));
  }

  ThriftStruct put(int field, int value) {
    return put(field, new Value(I32, value));
  }

  ThriftStruct put(int field, ThriftStruct value) {
    return put(field, new Value(STRUCT, value));
  }

  ThriftStruct putTexts(int field, List<String> texts) {
    List<Object> values = texts.stream().map(text -> (Object) bytes(text)).toList();
    return put(field, new Value(LIST, new Elements(STRING, values)));
  }

  ThriftStruct putStructs(int field, List<ThriftStruct> structs) {
    return put(field, new Value(LIST, new Elements(STRUCT, List.copyOf(structs))));
  }

  ThriftStruct putTexts(int field, Map<String, String> texts) {
    Map<Object, Object> values = new LinkedHashMap<>();
    texts.forEach((key, value) -> values.put(new Text(key), bytes(value)));
    return put(field, new Value(MAP, new Entries(STRING, STRING, values)));
  }

  /** The fields that are there, in the order in which they came. */
  Set<Map.Entry<Short, Value>> fields() {
    return fields.entrySet();
  }

  boolean has(int field) {
    return fields.containsKey((short) field);
  }

  private @Nullable Object content(int field) {
    Value value = fields.get((short) field);
    return value == null ? null : value.content();
  }

  /** A text, empty where the field is not there. */
  String text(int field) {
    Object content = content(field);
    return content instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
  }

  /** A struct, empty where the field is not there. */
  ThriftStruct struct(int field) {
    return content(field) instanceof ThriftStruct struct ? struct : new ThriftStruct();
  }

  List<ThriftStruct> structs(int field) {
    return content(field) instanceof Elements elements
        ? elements.values().stream().map(ThriftStruct.class::cast).toList()
        : List.of();
  }

  List<String> texts(int field) {
    return content(field) instanceof Elements elements
        ? elements.values().stream()
            .map(each -> new String((byte[]) each, StandardCharsets.UTF_8))
            .toList()
        : List.of();
  }

  Map<String, String> textMap(int field) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (content(field) instanceof Entries entries) {
      entries
          .values()
          .forEach(
              (key, value) ->
                  texts.put(
                      ((Text) key).value(), new String((byte[]) value, StandardCharsets.UTF_8)));
    }
    return texts;
  }

  /** A text that is the key of a map. */
  record Text(String value) {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
