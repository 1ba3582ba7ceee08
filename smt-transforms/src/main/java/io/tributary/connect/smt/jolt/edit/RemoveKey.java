package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.AnyKey;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.LiteralKey;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a remove spec.
 *
 * @param removes whether what it matches is removed; otherwise {@code below} is applied to it
 */
record RemoveKey(KeyPattern pattern, boolean removes, List<RemoveKey> below) {

  RemoveKey {
    below = List.copyOf(below);
  }

  /** The value without what the keys remove; the same object where that is nothing. */
  static @Nullable Object applyAll(List<RemoveKey> keys, @Nullable Object value, Output output) {
    if (value instanceof List<?> list) {
      return fromList(keys, list, output);
    }
    return value != null && Tree.isObject(value) ? fromObject(keys, value, output) : value;
  }

  private static Object fromObject(List<RemoveKey> keys, Object object, Output output) {
    Object result = object;
    List<String> doomed = new ArrayList<>();
    for (RemoveKey key : keys) {
      for (String name : key.namesIn(object)) {
        if (key.removes) {
          doomed.add(name);
          continue;
        }
        Object before = Tree.field(result, name);
        Object after = applyAll(key.below, before, output);
        if (after != before) {
          OwnedMap owned = output.own(result);
          owned.put(name, after);
          result = owned;
        }
      }
    }
    if (doomed.isEmpty()) {
      return result;
    }
    OwnedMap owned = output.own(result);
    doomed.forEach(owned::remove);
    return owned;
  }

  private List<String> namesIn(Object object) {
    if (pattern instanceof LiteralKey literal) {
      return Tree.field(object, literal.name()) == Tree.ABSENT
          ? List.of()
          : List.of(literal.name());
    }
    List<String> names = new ArrayList<>();
    Tree.forEach(
        object,
        (name, value) -> {
          if (pattern.matches(name)) {
            names.add(name);
          }
        });
    return names;
  }

  private static Object fromList(List<RemoveKey> keys, List<?> list, Output output) {
    List<?> result = list;
    BitSet doomed = new BitSet();
    for (RemoveKey key : keys) {
      BitSet matched = key.indexesIn(list);
      if (key.removes) {
        doomed.or(matched);
        continue;
      }
      for (int i = matched.nextSetBit(0); i >= 0; i = matched.nextSetBit(i + 1)) {
        Object before = result.get(i);
        Object after = applyAll(key.below, before, output);
        if (after != before) {
          OwnedList owned = output.own(result);
          owned.set(i, after);
          result = owned;
        }
      }
    }
    if (doomed.isEmpty()) {
      return result;
    }
    OwnedList kept = output.newList();
    for (int i = 0; i < result.size(); i++) {
      if (!doomed.get(i)) {
        kept.add(result.get(i));
      }
    }
    return kept;
  }

  /** In a list, only an index and the star alone match. */
  private BitSet indexesIn(List<?> list) {
    BitSet indexes = new BitSet();
    if (pattern instanceof AnyKey) {
      indexes.set(0, list.size());
    } else if (pattern instanceof LiteralKey literal
        && literal.index() >= 0
        && literal.index() < list.size()) {
      indexes.set(literal.index());
    }
    return indexes;
  }
}
