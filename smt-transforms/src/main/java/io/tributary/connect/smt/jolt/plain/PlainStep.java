package io.tributary.connect.smt.jolt.plain;

import io.tributary.connect.smt.jolt.expression.Choice;
import io.tributary.connect.smt.jolt.expression.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step does, without patterns and without references that a record resolves. */
public sealed interface PlainStep {

  /**
   * A shift.
   *
   * @param moves in the order in which they write
   */
  record PlainShift(List<Move> moves) implements PlainStep {

    public PlainShift {
      moves = List.copyOf(moves);
    }
  }

  /**
   * One value that a shift writes where {@code from} leads somewhere. Two that go to one place join
   * in a list there.
   *
   * @param from names in objects; one that is a number is an index in a list as well
   * @param constant what is written in place of the value, null for the value itself
   * @param to empty for the whole output
   */
  record Move(List<String> from, @Nullable String constant, List<Place> to) {

    public Move {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /**
   * A default of objects.
   *
   * @param fillings in the order in which they are applied
   */
  record PlainDefault(List<Filling> fillings) implements PlainStep {

    public PlainDefault {
      fillings = List.copyOf(fillings);
    }
  }

  /**
   * A literal for a name that lacks or is null. Objects on the way are made where they lack or are
   * null; other values on the way stay.
   */
  record Filling(List<String> path, @Nullable Object literal) {

    public Filling {
      path = List.copyOf(path);
    }
  }

  /**
   * A remove.
   *
   * @param paths keys; one that is a number is an index in a list as well
   */
  record PlainRemove(List<List<String>> paths) implements PlainStep {

    public PlainRemove {
      paths = paths.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A modify of names at the top.
   *
   * @param assignments in the order in which they are made; each sees those before it
   */
  record PlainModify(List<Assignment> assignments) implements PlainStep {

    public PlainModify {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * One name that a modify may write.
   *
   * @param onlyIfThere whether it is left alone where the object lacks it
   * @param choice its references have literal paths, and point at level 0, the entry, or at level 1
   *     and 2, the object at the top
   */
  record Assignment(String name, Mode mode, boolean onlyIfThere, Choice choice) {}
}
