package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import io.tributary.connect.smt.jolt.step.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a default spec, with the value or the keys that fill what it names.
 *
 * @param kind which entries the key names
 * @param names the literals of the key, none for {@code *}
 * @param filling what goes there
 */
record DefaultKey(Kind kind, List<String> names, Filling filling) {

  /** In the order in which keys are applied. */
  enum Kind {
    /** The entry is made where it lacks. */
    LITERAL,
    /** {@code a|b}: those that are there. */
    ANY_OF,
    /** {@code *}: each that is there. */
    ALL
  }

  /** Fills an object; another kind of value is left as it is. */
  Object fillObject(Object container, Output output) {
    if (!Tree.isObject(container)) {
      return container;
    }
    Object filled = container;
    for (String name : namesIn(container)) {
      Object existing = Tree.field(container, name);
      Object wanted = filling.fill(existing == Tree.ABSENT ? null : existing, output);
      if (wanted != existing) {
        OwnedMap map = output.own(filled);
        map.put(name, wanted);
        filled = map;
      }
    }
    return filled;
  }

  private List<String> namesIn(Object container) {
    if (kind == Kind.LITERAL) {
      return names;
    }
    List<String> found = new ArrayList<>();
    if (kind == Kind.ALL) {
      Tree.forEach(container, (name, value) -> found.add(name));
    } else {
      names.stream().filter(name -> Tree.field(container, name) != Tree.ABSENT).forEach(found::add);
    }
    return found;
  }

  /** Fills a list that is long enough for the literal indexes; another kind of value stays. */
  Object fillList(Object container, Output output) {
    if (!(container instanceof List<?> list)) {
      return container;
    }
    List<?> filled = list;
    int end = kind == Kind.ALL ? list.size() : names.size();
    for (int i = 0; i < end; i++) {
      int index = kind == Kind.ALL ? i : ListIndex.parse(names.get(i));
      if (index < filled.size()) {
        Object existing = filled.get(index);
        Object wanted = filling.fill(existing, output);
        if (wanted != existing) {
          OwnedList owned = output.own(filled);
          owned.set(index, wanted);
          filled = owned;
        }
      }
    }
    return filled;
  }

  void addTo(Shape container) {
    if (kind == Kind.LITERAL) {
      names.forEach(name -> filling.addTo(container.field(name)));
    }
  }

  /** What goes into the entries that a key names. */
  sealed interface Filling permits Value, Keys {

    /** The entry's value from now on; the same object where nothing had to be filled. */
    @Nullable Object fill(@Nullable Object existing, Output output);

    void addTo(Shape shape);
  }

  /** A literal of the spec, for entries that lack or are null. */
  record Value(@Nullable Object literal) implements Filling {

    @Override
    public @Nullable Object fill(@Nullable Object existing, Output output) {
      return existing == null ? output.copy(literal) : existing;
    }

    @Override
    public void addTo(Shape shape) {
      shape.open();
    }
  }

  /**
   * Further keys, in the order in which they are applied.
   *
   * @param list whether they name places in a list, rather than names in an object
   * @param highest the highest literal index; lists are filled up to it with nulls
   */
  record Keys(List<DefaultKey> keys, boolean list, int highest) implements Filling {

    Keys {
      keys = List.copyOf(keys);
    }

    @Override
    public Object fill(@Nullable Object existing, Output output) {
      Object container = existing != null ? existing : list ? output.newList() : output.newMap();
      if (list && container instanceof List<?> items && items.size() <= highest) {
        OwnedList owned = output.own(items);
        owned.place(highest, null);
        container = owned;
      }
      for (DefaultKey key : keys) {
        container = list ? key.fillList(container, output) : key.fillObject(container, output);
      }
      return container;
    }

    @Override
    public void addTo(Shape shape) {
      if (list) {
        shape.item().open();
      } else {
        keys.forEach(key -> key.addTo(shape));
      }
    }
  }
}
