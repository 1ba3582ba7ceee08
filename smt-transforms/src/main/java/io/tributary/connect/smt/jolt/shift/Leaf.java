package io.tributary.connect.smt.jolt.shift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with paths on its right: what it stands for is written to each. One that points at
 * something leaves the entry to the other keys.
 */
final class Leaf extends ShiftNode {

  private final WritePath[] paths;

  Leaf(LeftKey key, List<WritePath> paths) {
    super(key, false, key.matchesEntries(), paths.stream().anyMatch(WritePath::asksTheTop));
    this.paths = paths.toArray(WritePath[]::new);
  }

  List<WritePath> paths() {
    return List.of(paths);
  }

  @Override
  void write(@Nullable String name, int index, @Nullable Object value, ShiftRun run) {
    for (WritePath path : paths) {
      path.write(name, index, value, run);
    }
  }
}
