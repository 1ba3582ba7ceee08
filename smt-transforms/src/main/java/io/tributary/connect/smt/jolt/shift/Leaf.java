package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key with paths on its right: what it stands for is written to each. */
final class Leaf implements ShiftNode {

  private final LeftKey key;
  private final WritePath[] paths;

  Leaf(LeftKey key, List<WritePath> paths) {
    this.key = key;
    this.paths = paths.toArray(WritePath[]::new);
  }

  @Override
  public boolean apply(@Nullable String name, int index, @Nullable Object input, ShiftRun run) {
    Object value = key.enter(name, index, input, run.walk, false);
    if (value == Tree.ABSENT) {
      return false;
    }
    for (WritePath path : paths) {
      path.write(value, run);
    }
    run.walk.pop();
    if (!key.matchesEntries()) {
      return false; // it points at something, and leaves the entry to the other keys
    }
    run.walk.countMatch();
    return true;
  }
}
