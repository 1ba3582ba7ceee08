package io.tributary.connect.smt.bridge;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record's value as a tree: objects ({@link Struct} or {@link Map}), {@link List}s and
 * scalars. Nothing here changes what it reads.
 */
public final class Tree {

  /** What {@link #field} answers for a name that the object lacks, as null is a value. */
  public static final Object ABSENT = new Object();

  private Tree() {}

  /**
   * Classes are asked for before interfaces, here and below: the JVM tells a class at once, but
   * looks through all interfaces of an object before it denies one.
   */
  public static boolean isObject(@Nullable Object value) {
    if (value instanceof Struct || value instanceof AbstractMap) {
      return true;
    }
    return !isScalar(value) && !(value instanceof AbstractCollection) && value instanceof Map;
  }

  /** Whether a value is of the most frequent classes of scalars. */
  public static boolean isScalar(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  /** The value below a name, or {@link #ABSENT}. */
  public static @Nullable Object field(Object object, String name) {
    if (object instanceof Struct struct) {
      Field field = struct.schema().field(name);
      return field == null ? ABSENT : value(struct, field);
    }
    return entry((Map<?, ?>) object, name);
  }

  private static @Nullable Object entry(Map<?, ?> map, String name) {
    if (!(map instanceof HashMap) && map instanceof SortedMap && hasForeignKeys(map)) {
      return entryByText(map, name); // a sorted map would compare its keys with the name, and throw
    }
    Object value = map.get(name);
    if (value != null || map.containsKey(name)) {
      return value;
    }
    return hasForeignKeys(map) ? entryByText(map, name) : ABSENT;
  }

  /** A map of a struct may have keys of any type; they are named by their text. */
  private static boolean hasForeignKeys(Map<?, ?> map) {
    return !map.isEmpty() && !(map.keySet().iterator().next() instanceof String);
  }

  private static @Nullable Object entryByText(Map<?, ?> map, String name) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (name.equals(name(entry.getKey()))) {
        return entry.getValue();
      }
    }
    return ABSENT;
  }

  /** The item at an index, or {@link #ABSENT}. */
  public static @Nullable Object item(List<?> list, int index) {
    return index >= 0 && index < list.size() ? list.get(index) : ABSENT;
  }

  /** Visits each name and value, in the order of the object. */
  public static void forEach(Object object, BiConsumer<String, @Nullable Object> visitor) {
    if (object instanceof Struct struct) {
      for (Field field : struct.schema().fields()) {
        visitor.accept(field.name(), value(struct, field));
      }
    } else {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) object).entrySet()) {
        visitor.accept(name(entry.getKey()), entry.getValue());
      }
    }
  }

  /** How many names an object has. */
  public static int size(Object object) {
    return object instanceof Struct struct
        ? struct.schema().fields().size()
        : ((Map<?, ?>) object).size();
  }

  /** A scalar as the text that keys match, and that references in a path resolve to. */
  public static String text(Object scalar) {
    if (scalar instanceof Date date) {
      return Instant.ofEpochMilli(Moments.epochMs(date)).toString();
    }
    if (scalar instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (scalar instanceof ByteBuffer buffer) {
      ByteBuffer view = buffer.duplicate();
      byte[] bytes = new byte[view.remaining()];
      view.get(bytes);
      return Base64.getEncoder().encodeToString(bytes);
    }
    return scalar.toString();
  }

  /** The name that a key of a map is. */
  public static String name(@Nullable Object key) {
    return key instanceof String name ? name : key == null ? "null" : text(key);
  }

  /** The field itself: {@code Struct.get} would answer the schema's default in place of null. */
  public static @Nullable Object value(Struct struct, Field field) {
    return field.schema().defaultValue() == null
        ? struct.get(field)
        : struct.getWithoutDefault(field.name());
  }
}
