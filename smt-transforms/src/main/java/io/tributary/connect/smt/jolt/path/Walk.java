package io.tributary.connect.smt.jolt.path;

import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import org.jspecify.annotations.Nullable;

/**
 * Where in the input the shift stands: a level per matched key, the last one on top. References
 * count levels from the top. Levels are used again, as a record passes thousands of them.
 */
public final class Walk {

  private final Level[] levels;
  private int top = -1;
  private long pushes;

  /** A matched key and what it stands for. */
  private static final class Level {

    private @Nullable Object tree;
    private @Nullable String name;
    private int index;
    private @Nullable KeyPattern pattern;
    private long stamp;
    private int matches;
    private int counter;

    String key() {
      if (name == null) {
        name = ListIndex.text(index);
      }
      return name;
    }
  }

  /**
   * @param depth how many levels the spec has at most
   */
  public Walk(int depth) {
    levels = new Level[depth];
    for (int i = 0; i < depth; i++) {
      levels[i] = new Level();
    }
  }

  /**
   * Adds a level.
   *
   * @param name null where the key is an index
   * @param index {@link ListIndex#NONE} where the key is a name
   * @param pattern whose stars references may ask for, null for none
   */
  public void push(
      @Nullable Object tree, @Nullable String name, int index, @Nullable KeyPattern pattern) {
    Level level = levels[++top];
    level.tree = tree;
    level.name = name;
    level.index = index;
    if (level.pattern != pattern) {
      level.pattern = pattern;
    }
    level.stamp = ++pushes;
    level.matches = 0;
    level.counter = top;
  }

  /** A level for another tree that goes by the same key, and counts matches with, the top one. */
  public void pushAlias(@Nullable Object tree) {
    Level below = levels[top];
    push(tree, below.name, below.index, below.pattern);
    levels[top].counter = below.counter;
  }

  /** Adds a level that nothing will ask for. */
  public void pushUnseen() {
    top++;
  }

  public void pop() {
    top--;
  }

  /** Tells the top level that one of its children matched. */
  public void countMatch() {
    levels[levels[top].counter].matches++;
  }

  public @Nullable Object tree(int level) {
    return levels[top - level].tree;
  }

  /** Puts a copy in the place of the tree of a level, for steps that change what they walk. */
  public void replaceTree(int level, Object copy) {
    levels[top - level].tree = copy;
  }

  /** How many levels there are. */
  public int depth() {
    return top + 1;
  }

  /** The whole key for group 0, what the n-th star stands for otherwise. */
  public String key(int level, int group) {
    Level at = levels[top - level];
    return group == 0 || at.pattern == null ? at.key() : at.pattern.captured(at.key(), group);
  }

  /** The key as a list index, or {@link ListIndex#NONE}. */
  public int index(int level, int group) {
    Level at = levels[top - level];
    return at.name == null ? at.index : ListIndex.parse(key(level, group));
  }

  /** A number that differs whenever a level, or one above it, is another than before. */
  public long stamp(int level) {
    return levels[top - level].stamp;
  }

  /** How many children of a level matched so far. */
  public int matches(int level) {
    return levels[levels[top - level].counter].matches;
  }
}
