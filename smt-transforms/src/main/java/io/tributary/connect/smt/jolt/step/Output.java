package io.tributary.connect.smt.jolt.step;

import io.tributary.connect.smt.bridge.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of one step builds. Subtrees of the input are shared with the output, so a container
 * is copied the first time that the run writes into it: neither the record nor an earlier step's
 * output is ever changed.
 */
public final class Output {

  private final Budget budget;
  private final @Nullable Object context;

  /**
   * The output of one run.
   *
   * @param context what the spec's {@code ^} reads from, beside the input
   */
  public Output(Budget budget, @Nullable Object context) {
    this.budget = budget;
    this.context = context;
  }

  public @Nullable Object context() {
    return context;
  }

  public OwnedMap newMap() {
    return newMap(0);
  }

  /** A map that will have so many names; 0 where that is not known. */
  public OwnedMap newMap(int expected) {
    budget.spend(1);
    return new OwnedMap(this, expected);
  }

  public OwnedList newList() {
    budget.spend(1);
    return new OwnedList(this);
  }

  /** Whether this run may change the list as it is. */
  public boolean owns(OwnedList list) {
    return list.isOwnedBy(this);
  }

  /** The object itself where this run made it, else a copy of its top level. */
  public OwnedMap own(Object object) {
    if (object instanceof OwnedMap map && map.isOwnedBy(this)) {
      return map;
    }
    int size = Tree.size(object);
    OwnedMap copy = newMap(size + 1);
    budget.spend(size);
    Tree.forEach(object, copy::put);
    return copy;
  }

  /** The list itself where this run made it, else a copy of its top level. */
  public OwnedList own(List<?> list) {
    if (list instanceof OwnedList owned && owned.isOwnedBy(this)) {
      return owned;
    }
    OwnedList copy = newList();
    budget.spend(list.size());
    copy.addAll(list);
    return copy;
  }

  /**
   * A copy to the leaves, for literals of the spec: records must not share what SMTs may change.
   */
  public @Nullable Object copy(@Nullable Object literal) {
    if (literal instanceof Map<?, ?>) {
      OwnedMap map = newMap();
      Tree.forEach(literal, (name, value) -> map.put(name, copy(value)));
      return map;
    }
    if (literal instanceof List<?> items) {
      OwnedList list = newList();
      for (Object item : items) {
        list.add(copy(item));
      }
      return list;
    }
    spend(1);
    return literal;
  }

  /**
   * Gives up what this run made of a tree, to the leaves, before the tree stands in a second place:
   * a change in one must not show in the other.
   */
  public void disown(@Nullable Object tree) {
    if (tree instanceof OwnedMap map && map.isOwnedBy(this)) {
      map.disown();
      map.forEach((name, value) -> disown(value));
    } else if (tree instanceof OwnedList list && list.isOwnedBy(this)) {
      list.disown();
      list.forEach(this::disown);
    }
  }

  public void spend(int count) {
    budget.spend(count);
  }

  void checkIndex(int index) {
    budget.checkIndex(index);
  }
}
