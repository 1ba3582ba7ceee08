package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.jolt.plain.Place;
import io.tributary.connect.smt.jolt.plain.PlainStep.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the plain form of a shift: literal keys, {@code @}, constants, and known paths. */
final class PlainMoves {

  private final List<Move> moves = new ArrayList<>();

  private PlainMoves() {}

  /** The moves in the order in which they write; null where the shift has others. */
  static @Nullable List<Move> of(Branch root) {
    PlainMoves plain = new PlainMoves();
    return plain.addAll(root, List.of()) ? plain.moves : null;
  }

  private boolean addAll(Branch branch, List<String> path) {
    Children children = branch.children();
    if (children.hasPatterns()) {
      return false;
    }
    for (ShiftNode node : children.pointing()) {
      if (!(node instanceof Leaf leaf) || !pointing(leaf, path)) {
        return false;
      }
    }
    for (Map.Entry<String, ShiftNode> literal : children.literals().entrySet()) {
      List<String> below = new ArrayList<>(path);
      below.add(literal.getKey());
      boolean added =
          literal.getValue() instanceof Leaf leaf
              ? add(leaf, below, null)
              : addAll((Branch) literal.getValue(), below);
      if (!added) {
        return false;
      }
    }
    return true;
  }

  private boolean pointing(Leaf leaf, List<String> path) {
    if (leaf.key() instanceof LeftKey.Constant constant) {
      return add(leaf, path, constant.text());
    }
    return leaf.pointsAtTop() && add(leaf, path, null);
  }

  private boolean add(Leaf leaf, List<String> from, @Nullable String constant) {
    for (WritePath path : leaf.paths()) {
      List<Place> places = path.places();
      if (places == null) {
        return false;
      }
      moves.add(new Move(from, constant, places));
    }
    return true;
  }
}
