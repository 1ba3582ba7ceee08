package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.plain.HasPlainForm;
import io.tributary.connect.smt.jolt.plain.PlainStep;
import io.tributary.connect.smt.jolt.plain.PlainStep.Move;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled shift. */
final class ShiftStep implements Step, HasPlainForm {

  private final Branch root;
  private final int depth;
  private final int longestPath;
  private final int prefixes;
  private final Map<ShiftNode, Source> sources;

  /**
   * @param root matches the key {@link Scope#ROOT}
   * @param paths every path that {@code root} can write
   * @param prefixes how many of them share the way to their last part
   * @param depth levels of the spec, the two that Jolt wraps it in included
   * @param sources where each node stands in the spec, by identity and in its order
   */
  ShiftStep(
      Branch root, List<WritePath> paths, int prefixes, int depth, Map<ShiftNode, Source> sources) {
    this.prefixes = prefixes;
    this.sources = Collections.unmodifiableMap(sources);
    this.root = root;
    this.depth = depth;
    this.longestPath = paths.stream().mapToInt(WritePath::length).max().orElse(0);
  }

  @Override
  public @Nullable Object apply(@Nullable Object input, Output output) {
    ShiftRun run = new ShiftRun(depth, longestPath, prefixes, output);
    run.walk.push(input, Scope.ROOT, ListIndex.NONE, null);
    root.apply(Scope.ROOT, ListIndex.NONE, input, run);
    Object result = run.root();
    return result == Tree.ABSENT ? null : result;
  }

  @Override
  public @Nullable PlainStep plain() {
    List<Move> moves = PlainMoves.of(root);
    return moves == null ? null : new PlainStep.PlainShift(moves);
  }

  @Override
  public boolean sharesSubtrees() {
    return true;
  }

  @Override
  public Shape shapeAfter(Shape before, Findings findings) {
    return Outline.of(root, Scope.ROOT, before, sources, findings);
  }
}
