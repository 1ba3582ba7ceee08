package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.expression.Values;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.ReadPath;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.path.TreeReference;
import io.tributary.connect.smt.jolt.path.Walk;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One modify of one tree. Keys read what keys before them wrote, so a container that is written
 * takes its place in the walk at once, and so do those above it.
 */
final class ModifyRun implements Values {

  /** Levels of the walk that stand for the root: Jolt wraps a spec twice. */
  private static final int ROOTS = 2;

  final Walk walk;
  final Output output;

  /** The value of the entry that is being computed, absent where there is none. */
  @Nullable Object current = Tree.ABSENT;

  private final int[] sizes;

  ModifyRun(int depth, @Nullable Object input, Output output) {
    this.walk = new Walk(depth);
    this.sizes = new int[depth];
    this.output = output;
    walk.push(input, Scope.ROOT, ListIndex.NONE, null);
  }

  @Override
  public @Nullable Object current() {
    return current;
  }

  @Override
  public @Nullable Object find(TreeReference reference) {
    return reference.find(walk);
  }

  @Override
  public @Nullable Object findInContext(ReadPath path) {
    return path.find(output.context(), walk);
  }

  @Override
  public Output output() {
    return output;
  }

  @Nullable Object root() {
    return walk.tree(walk.depth() - 1);
  }

  /** Steps down into the value of an entry. */
  void enter(@Nullable Object tree, @Nullable String name, int index, KeyPattern pattern) {
    walk.push(tree, name, index, pattern);
    sizes[walk.depth() - 1] = tree instanceof List<?> list ? list.size() : 0;
  }

  /** Whether an index is beyond what the list on top of the walk had when it was entered. */
  boolean isAdded(int index) {
    return index >= sizes[walk.depth() - 1];
  }

  /** Writes into the container on top of the walk. */
  void write(@Nullable String name, int index, @Nullable Object value) {
    put(writable(0), name, index, value);
  }

  /** Makes the list on top of the walk long enough for an index. */
  void lengthen(int highest) {
    if (walk.tree(0) instanceof List<?> list && list.size() <= highest) {
      ((OwnedList) writable(0)).place(highest, null);
    }
  }

  private static void put(
      Object container, @Nullable String name, int index, @Nullable Object value) {
    if (name == null) {
      ((OwnedList) container).set(index, value);
    } else {
      ((OwnedMap) container).put(name, value);
    }
  }

  /** The container of a level, copied where this run did not make it. */
  private Object writable(int level) {
    Object tree = walk.tree(level);
    Object owned = tree instanceof List<?> list ? output.own(list) : output.own(present(tree));
    if (owned == tree) {
      return owned;
    }
    boolean root = walk.depth() - level == ROOTS;
    if (root) {
      walk.replaceTree(level + 1, owned);
    } else {
      Object above = writable(level + 1);
      boolean inList = above instanceof List;
      put(above, inList ? null : walk.key(level, 0), inList ? walk.index(level, 0) : 0, owned);
    }
    walk.replaceTree(level, owned);
    return owned;
  }

  private static Object present(@Nullable Object tree) {
    if (tree == null || !Tree.isObject(tree)) {
      throw new IllegalStateException("a level of the walk is no container");
    }
    return tree;
  }
}
