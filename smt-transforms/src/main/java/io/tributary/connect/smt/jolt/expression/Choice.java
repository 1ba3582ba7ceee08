package io.tributary.connect.smt.jolt.expression;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.function.Function;
import io.tributary.connect.smt.jolt.function.Misfit;
import io.tributary.connect.smt.jolt.step.OnCastError;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expressions on the right of a key, of which the first that has a value counts.
 *
 * @param onCastError what counts where the last one is a cast that failed
 * @param strict whether a function that cannot take its arguments refuses the record
 */
public record Choice(List<Expression> alternatives, OnCastError onCastError, boolean strict) {

  private static final int CHARACTERS_PER_NODE = 100;

  public Choice {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * The value, which shares nothing with another place that the run may still change.
   *
   * @return {@link Function#NOTHING} where there is none to write
   */
  public @Nullable Object value(Values values) {
    Misfit misfit = null;
    Expression last = null;
    for (int i = 0; i < alternatives.size(); i++) {
      last = alternatives.get(i);
      Object result = Expression.evaluate(last, values);
      if (result != Function.NOTHING && !(result instanceof Misfit)) {
        return shared(result, last, values.output());
      }
      misfit = result instanceof Misfit found ? found : null;
    }
    return misfit == null ? Function.NOTHING : instead(misfit, last);
  }

  /** Whether there is nothing to write where the entry has no value yet. */
  public boolean needsValue() {
    return alternatives.stream()
        .allMatch(
            alternative ->
                alternative instanceof Expression.Call call
                    && call.arguments().isEmpty()
                    && call.function().ofAbsent() == Function.NOTHING);
  }

  /** Whether the spec alone tells each place that the expressions read. */
  public boolean isPlain() {
    return alternatives.stream().allMatch(Expression::isPlain);
  }

  private static @Nullable Object shared(@Nullable Object result, Expression from, Output output) {
    if (from instanceof Expression.Constant) {
      return result;
    }
    if (result instanceof String text) {
      output.spend(1 + text.length() / CHARACTERS_PER_NODE);
    } else if (Tree.isScalar(result)) {
      output.spend(1);
    } else {
      output.spend(result instanceof List<?> list ? 1 + list.size() : 1);
      output.disown(result);
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
}
