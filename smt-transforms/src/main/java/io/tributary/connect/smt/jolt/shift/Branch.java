package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key with an object on its right: the keys below are tried on what it stands for. */
final class Branch implements ShiftNode {

  private final LeftKey key;
  private final Children children;

  Branch(LeftKey key, Children children) {
    this.key = key;
    this.children = children;
  }

  @Override
  public boolean apply(@Nullable String name, int index, @Nullable Object input, ShiftRun run) {
    if (key.enter(name, index, input, run.walk, true) == Tree.ABSENT) {
      return false;
    }
    Object tree = run.walk.tree(0);
    children.pointAt(name, index, tree, run);
    if (tree instanceof List<?> list) {
      children.matchItems(list, run);
    } else if (tree != null && Tree.isObject(tree)) {
      children.matchFields(tree, run);
    } else if (tree != null) {
      children.matchScalar(tree, run);
    }
    run.walk.pop();
    run.walk.countMatch();
    return true;
  }
}
