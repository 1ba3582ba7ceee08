package io.tributary.connect.smt.jolt.path;

import org.jspecify.annotations.Nullable;

/**
 * Where in the input the shift stands: a level per matched key, the last one on top. References
 * count levels from the top. Levels are parallel arrays, as a record passes thousands of them.
 */
public final class Walk {

  private final @Nullable Object[] trees;
  private final String[] keys;
  private final String[][] captured;
  private final int[] matches;
  private final int[] counters;
  private int top = -1;

  /**
   * @param depth how many levels the spec has at most
   */
  public Walk(int depth) {
    trees = new Object[depth];
    keys = new String[depth];
    captured = new String[depth][];
    matches = new int[depth];
    counters = new int[depth];
  }

  public void push(@Nullable Object tree, String key, String[] stars) {
    top++;
    trees[top] = tree;
    keys[top] = key;
    captured[top] = stars;
    matches[top] = 0;
    counters[top] = top;
  }

  /** A level for another tree that goes by the same key, and counts matches with, the top one. */
  public void pushAlias(@Nullable Object tree) {
    int below = top;
    push(tree, keys[below], captured[below]);
    counters[top] = counters[below];
  }

  public void pop() {
    trees[top] = null;
    top--;
  }

  /** Tells the top level that one of its children matched. */
  public void countMatch() {
    matches[counters[top]]++;
  }

  public @Nullable Object tree(int level) {
    return trees[top - level];
  }

  /** The whole key for group 0, what the n-th star stands for otherwise. */
  public String key(int level, int group) {
    return group == 0 ? keys[top - level] : captured[top - level][group - 1];
  }

  /** How many children of a level matched so far. */
  public int matches(int level) {
    return matches[counters[top - level]];
  }
}
