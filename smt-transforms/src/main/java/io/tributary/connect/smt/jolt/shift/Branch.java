package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key with an object on its right: the keys below are tried on what it stands for. */
final class Branch extends ShiftNode {

  private final Children children;

  Branch(LeftKey key, Children children) {
    super(key, true, true, true);
    this.children = children;
  }

  Children children() {
    return children;
  }

  @Override
  void write(@Nullable String name, int index, @Nullable Object value, ShiftRun run) {
    Object tree = run.walk.tree(0);
    children.pointAt(name, index, tree, run);
    if (tree == null || !children.matchEntries()) {
      return;
    }
    if (Tree.isObject(tree)) {
      children.matchFields(tree, run);
    } else if (!Tree.isScalar(tree) && tree instanceof List<?> list) {
      children.matchItems(list, run);
    } else {
      children.matchScalar(tree, run);
    }
  }
}
