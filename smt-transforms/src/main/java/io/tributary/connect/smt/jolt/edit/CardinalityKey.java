package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a cardinality spec.
 *
 * @param own what the matched value itself becomes; null leaves it
 * @param below the keys for the matched value's entries, in the order in which they are tried
 */
record CardinalityKey(KeyPattern pattern, @Nullable Wanted own, List<CardinalityKey> below) {

  CardinalityKey {
    below = List.copyOf(below);
  }

  /** How many values an entry shall hold. */
  enum Wanted {
    /** The first of a list, null for an empty one. */
    ONE {
      @Override
      @Nullable Object of(@Nullable Object value, Output output) {
        if (!(value instanceof List<?> list)) {
          return value;
        }
        return list.isEmpty() ? null : list.get(0);
      }
    },
    /** A list: null becomes an empty one. */
    MANY {
      @Override
      Object of(@Nullable Object value, Output output) {
        if (value instanceof List) {
          return value;
        }
        OwnedList list = output.newList();
        if (value != null) {
          list.add(value);
        }
        return list;
      }
    };

    abstract @Nullable Object of(@Nullable Object value, Output output);
  }

  /** The value in its wanted cardinality; the same object where it has it already. */
  @Nullable Object apply(@Nullable Object value, Output output) {
    Object adjusted = own == null ? value : own.of(value, output);
    if (own == Wanted.ONE && !below.isEmpty() && !(value instanceof List)) {
      return adjusted; // Jolt looks at the entries below "@": "ONE" only where there was a list
    }
    if (adjusted != null && Tree.isObject(adjusted)) {
      return inObject(adjusted, output);
    }
    return adjusted instanceof List<?> list ? inList(list, output) : adjusted;
  }

  private Object inObject(Object object, Output output) {
    Object result = object;
    List<String> names = new ArrayList<>();
    Tree.forEach(object, (name, value) -> names.add(name));
    for (String name : names) {
      CardinalityKey key = keyFor(name);
      Object before = Tree.field(object, name);
      Object after = key == null ? before : key.apply(before, output);
      if (after != before) {
        OwnedMap owned = output.own(result);
        owned.put(name, after);
        result = owned;
      }
    }
    return result;
  }

  private List<?> inList(List<?> list, Output output) {
    List<?> result = list;
    for (int i = 0; i < list.size(); i++) {
      CardinalityKey key = keyFor(Integer.toString(i));
      Object before = list.get(i);
      Object after = key == null ? before : key.apply(before, output);
      if (after != before) {
        OwnedList owned = output.own(result);
        owned.set(i, after);
        result = owned;
      }
    }
    return result;
  }

  private @Nullable CardinalityKey keyFor(String name) {
    for (CardinalityKey key : below) {
      if (key.pattern.matches(name)) {
        return key;
      }
    }
    return null;
  }
}
