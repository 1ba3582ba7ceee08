package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.function.Function;
import io.tributary.connect.smt.jolt.function.Misfit;
import io.tributary.connect.smt.jolt.step.OnCastError;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key with expressions on its right: the first that has a value is written. */
final class ModifyLeaf implements ModifyNode {

  private static final int CHARACTERS_PER_NODE = 100;

  private final ModifyKey key;
  private final List<Expression> alternatives;
  private final OnCastError onCastError;
  private final boolean strict;

  /**
   * @param onCastError what is written where the last alternative is a cast that failed
   * @param strict whether a function that cannot take its arguments refuses the record
   */
  ModifyLeaf(
      ModifyKey key, List<Expression> alternatives, OnCastError onCastError, boolean strict) {
    this.key = key;
    this.alternatives = List.copyOf(alternatives);
    this.onCastError = onCastError;
    this.strict = strict;
  }

  @Override
  public ModifyKey key() {
    return key;
  }

  List<Expression> alternatives() {
    return alternatives;
  }

  @Override
  public void apply(@Nullable String name, int index, @Nullable Object value, ModifyRun run) {
    if (!key.mode().writes(value, name == null && run.isAdded(index))) {
      return;
    }
    run.enter(value == Tree.ABSENT ? null : value, name, index, key.pattern());
    run.current = value;
    Object result = firstValue(run);
    run.walk.pop();
    if (result != Function.NOTHING) {
      run.write(name, index, result);
    }
  }

  private @Nullable Object firstValue(ModifyRun run) {
    Misfit misfit = null;
    Expression last = null;
    for (Expression alternative : alternatives) {
      Object result = Expression.evaluate(alternative, run);
      if (result != Function.NOTHING && !(result instanceof Misfit)) {
        return shared(result, alternative, run);
      }
      misfit = result instanceof Misfit found ? found : null;
      last = alternative;
    }
    return misfit == null ? Function.NOTHING : instead(misfit, last);
  }

  /** A result that no other place of the tree shares with the entry, and that was paid for. */
  private static @Nullable Object shared(@Nullable Object result, Expression from, ModifyRun run) {
    if (from instanceof Expression.Constant) {
      return result;
    }
    if (result instanceof String text) {
      run.output.spend(1 + text.length() / CHARACTERS_PER_NODE);
    } else {
      run.output.spend(result instanceof List<?> list ? 1 + list.size() : 1);
      run.output.disown(result);
    }
    return result;
  }

  private @Nullable Object instead(Misfit misfit, @Nullable Expression from) {
    boolean fails = misfit.cast() ? onCastError == OnCastError.FAIL : strict;
    if (fails) {
      String function = from instanceof Expression.Call call ? "=" + call.name() : "the spec";
      throw new BadValueException(function + " " + misfit.describe());
    }
    return misfit.cast() && onCastError == OnCastError.NULL ? null : Function.NOTHING;
  }

  @Override
  public void addTo(Shape entry) {
    entry.open();
  }
}
