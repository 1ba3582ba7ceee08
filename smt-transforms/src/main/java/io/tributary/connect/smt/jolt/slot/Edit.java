package io.tributary.connect.smt.jolt.slot;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.expression.Choice;
import io.tributary.connect.smt.jolt.expression.Mode;
import io.tributary.connect.smt.jolt.function.Function;
import org.jspecify.annotations.Nullable;

/** What a step behind the shift does to the slots. */
sealed interface Edit {

  void apply(SlotRun run);

  /** A default's literal, where nothing is or null. */
  record Fill(int slot, @Nullable Object literal) implements Edit {

    @Override
    public void apply(SlotRun run) {
      Object existing = run.values[slot];
      if (existing == null || existing == Tree.ABSENT) {
        run.values[slot] = run.output.copy(literal);
      }
    }
  }

  /** A remove. */
  final class Clear implements Edit {

    private final int[] slots;

    Clear(int[] slots) {
      this.slots = slots;
    }

    @Override
    public void apply(SlotRun run) {
      for (int slot : slots) {
        run.values[slot] = Tree.ABSENT;
      }
    }
  }

  /** A modify of one name. */
  record Assign(int slot, Mode mode, boolean onlyIfThere, Choice choice) implements Edit {

    @Override
    public void apply(SlotRun run) {
      Object existing = run.values[slot];
      boolean leaves = existing == Tree.ABSENT && onlyIfThere;
      if (leaves || !mode.writes(existing, false)) {
        return;
      }
      run.current = existing;
      Object value = choice.value(run);
      if (value != Function.NOTHING) {
        run.values[slot] = value;
      }
    }
  }
}
