package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.AnyKey;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import org.jspecify.annotations.Nullable;

/** One left-hand key of a shift with what is on its right. */
abstract sealed class ShiftNode permits Branch, Leaf {

  private final LeftKey key;
  private final boolean descends;
  private final boolean counts;
  private final boolean seen;
  private final boolean matchesAll;
  private final @Nullable KeyPattern pattern;
  private final boolean pointsAtTop;

  /**
   * @param descends whether further keys are on the right
   * @param counts whether an entry that it was applied to has been matched by it
   * @param seen whether anything on the right can ask for the key, or for what it stands for
   */
  ShiftNode(LeftKey key, boolean descends, boolean counts, boolean seen) {
    this.seen = seen;
    this.key = key;
    this.descends = descends;
    this.counts = counts;
    this.matchesAll = key instanceof LeftKey.Named named && named.pattern() instanceof AnyKey;
    this.pattern = !matchesAll && key instanceof LeftKey.Named named ? named.pattern() : null;
    this.pointsAtTop = !counts && isTop(key);
  }

  final LeftKey key() {
    return key;
  }

  /** Whether the key is {@code *} alone. */
  final boolean matchesAll() {
    return matchesAll;
  }

  /** Whether the key stands for the value that it stands below: {@code @} or {@code @0}. */
  final boolean pointsAtTop() {
    return pointsAtTop;
  }

  /** {@code @} or {@code @0}. */
  private static boolean isTop(LeftKey key) {
    return key instanceof LeftKey.Itself
        || (key instanceof LeftKey.Elsewhere elsewhere && elsewhere.reference().isTop());
  }

  /**
   * Tries the node on one entry of the input, and writes what it finds below.
   *
   * @param name the entry's name, null for an item of a list
   * @param index the item's place in its list
   * @return whether it matched, so that no further key is tried on this entry
   */
  final boolean apply(@Nullable String name, int index, @Nullable Object input, ShiftRun run) {
    if (matchesAll) {
      applyMatched(name, index, input, run);
      return true;
    }
    if (pointsAtTop) {
      run.walk.pushAlias(input);
      write(name, index, input, run);
      run.walk.pop();
      return false;
    }
    if (pattern != null) {
      return applyPattern(pattern, name, index, input, run);
    }
    Object value = key.enter(name, index, input, run.walk, descends);
    if (value == Tree.ABSENT) {
      return false;
    }
    write(name, index, value, run);
    run.walk.pop();
    if (counts) {
      run.walk.countMatch();
    }
    return counts;
  }

  private boolean applyPattern(
      KeyPattern tried, @Nullable String name, int index, @Nullable Object input, ShiftRun run) {
    String text = name == null ? ListIndex.text(index) : name;
    if (!tried.matches(text)) {
      return false;
    }
    if (seen) {
      run.walk.push(input, text, index, tried);
    } else {
      run.walk.pushUnseen();
    }
    write(text, index, input, run);
    run.walk.pop();
    run.walk.countMatch();
    return true;
  }

  /** Does the same for an entry that is known to match a key without stars to ask for. */
  final void applyMatched(@Nullable String name, int index, @Nullable Object value, ShiftRun run) {
    if (seen) {
      run.walk.push(value, name, index, null);
    } else {
      run.walk.pushUnseen();
    }
    write(name, index, value, run);
    run.walk.pop();
    run.walk.countMatch();
  }

  /** Writes what is on the right; the walk's top level is the key's. */
  abstract void write(@Nullable String name, int index, @Nullable Object value, ShiftRun run);
}
