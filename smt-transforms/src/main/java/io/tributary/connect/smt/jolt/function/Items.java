package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of the items of a list, or of an object's entries. */
final class Items {

  private Items() {}

  static @Nullable Object first(List<?> items, Output output) {
    return items.get(0);
  }

  static @Nullable Object last(List<?> items, Output output) {
    return items.get(items.size() - 1);
  }

  static @Nullable Object at(Object index, List<?> items, Output output) {
    Integer place = Numbers.intValue(index);
    return place != null && place >= 0 && place < items.size()
        ? items.get(place)
        : Misfit.argument(items, "an index within the list");
  }

  /** A list in the natural order of its items, where they have one. */
  static @Nullable Object sorted(List<?> items, Output output) {
    if (items.size() > 1 && !areComparable(items)) {
      return Misfit.argument(items, "items of one type that has an order");
    }
    Object[] sorted = items.toArray();
    Arrays.sort(sorted);
    OwnedList list = output.newList();
    output.spend(sorted.length);
    list.addAll(Arrays.asList(sorted));
    return list;
  }

  private static boolean areComparable(List<?> items) {
    Object first = items.get(0);
    if (!(first instanceof Comparable)) {
      return false;
    }
    for (Object item : items) {
      if (item == null || item.getClass() != first.getClass()) {
        return false;
      }
    }
    return true;
  }

  static OwnedList listOf(List<?> items, Output output) {
    OwnedList list = output.newList();
    output.spend(items.size());
    list.addAll(items);
    return list;
  }

  /** A list or an object without its nulls; another value as it is. */
  static @Nullable Object withoutNulls(@Nullable Object value, Output output) {
    return withoutNulls(value, false, output);
  }

  /** The same, and of all that is below it. */
  static @Nullable Object withoutAnyNulls(@Nullable Object value, Output output) {
    return withoutNulls(value, true, output);
  }

  private static @Nullable Object withoutNulls(
      @Nullable Object value, boolean below, Output output) {
    if (value instanceof List<?> items) {
      OwnedList list = output.newList();
      output.spend(items.size());
      for (Object item : items) {
        if (item != null) {
          list.add(below ? withoutNulls(item, true, output) : item);
        }
      }
      return list;
    }
    if (value == null || !Tree.isObject(value)) {
      return value;
    }
    OwnedMap map = output.newMap();
    output.spend(Tree.size(value));
    Tree.forEach(
        value,
        (name, item) -> {
          if (item != null) {
            map.put(name, below ? withoutNulls(item, true, output) : item);
          }
        });
    return map;
  }

  static @Nullable Object withoutDuplicates(@Nullable Object value, Output output) {
    if (!(value instanceof List<?> items)) {
      return value;
    }
    Set<@Nullable Object> seen = new HashSet<>();
    OwnedList list = output.newList();
    for (Object item : items) {
      if (seen.add(comparable(item))) {
        list.add(item);
      }
    }
    output.spend(list.size());
    return list;
  }

  /** Integers of all types are equal: a record's are longs, those of a spec need not be. */
  private static @Nullable Object comparable(@Nullable Object item) {
    return item instanceof Integer || item instanceof Short || item instanceof Byte
        ? Long.valueOf(((Number) item).longValue())
        : item;
  }

  /** How many items, entries or characters a value has. */
  static @Nullable Object size(@Nullable Object value) {
    if (value instanceof List<?> items) {
      return items.size();
    }
    if (value instanceof String text) {
      return text.length();
    }
    if (value == null) {
      return Function.NOTHING;
    }
    return Tree.isObject(value)
        ? (Object) Tree.size(value)
        : Misfit.argument(value, "a list, an object or a string");
  }
}
