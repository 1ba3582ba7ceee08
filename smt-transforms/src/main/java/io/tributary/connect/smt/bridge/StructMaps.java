package io.tributary.connect.smt.bridge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree with structs in it into maps, lists and the scalars that a record without a schema
 * may hold. Logical values lose their schema on the way, so each becomes what can be written
 * without one: dates and timestamps milliseconds since the epoch, decimals their text.
 */
public final class StructMaps {

  private StructMaps() {}

  public static @Nullable Object toPlain(@Nullable Object value) {
    if (value != null && Tree.isObject(value)) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      Tree.forEach(value, (name, item) -> map.put(name, toPlain(item)));
      return map;
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> list = new ArrayList<>(items.size());
      for (Object item : items) {
        list.add(toPlain(item));
      }
      return list;
    }
    if (value instanceof Date date) {
      return Moments.epochMs(date);
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value;
  }
}
