package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.function.Function;
import io.tributary.connect.smt.jolt.path.ReadPath;
import io.tributary.connect.smt.jolt.path.TreeReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A right-hand side, or an argument of a function on it. */
public sealed interface Expression {

  /** A literal of the spec: a scalar, a list or a map. */
  record Constant(@Nullable Object literal) implements Expression {}

  /** {@code @(1,a.b)}. */
  record Reference(TreeReference target) implements Expression {}

  /** {@code ^headers.trace}. */
  record FromContext(ReadPath path) implements Expression {}

  /**
   * {@code =toUpper}, {@code =concat(@(1,a), 'x')}.
   *
   * @param arguments none where the function works on the entry's own value
   */
  record Call(String name, Function function, List<Expression> arguments) implements Expression {

    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The value.
   *
   * @return {@link Function#NOTHING} where there is none, a {@link
   *     io.tributary.connect.smt.jolt.function.Misfit} where a function could not take its
   *     arguments
   */
  static @Nullable Object evaluate(Expression expression, ModifyRun run) {
    if (expression instanceof Constant constant) {
      return run.output.copy(constant.literal());
    }
    if (expression instanceof Reference reference) {
      return reference.target().find(run.walk);
    }
    if (expression instanceof FromContext fromContext) {
      return fromContext.path().find(run.output.context(), run.walk);
    }
    return call((Call) expression, run);
  }

  private static @Nullable Object call(Call call, ModifyRun run) {
    List<Expression> arguments = call.arguments();
    if (arguments.size() > 1) {
      List<@Nullable Object> values = new ArrayList<>(arguments.size());
      for (Expression argument : arguments) {
        Object value = evaluate(argument, run);
        values.add(value == Tree.ABSENT ? null : value);
      }
      return call.function().ofAll(values, run.output);
    }
    Object value = arguments.isEmpty() ? run.current : evaluate(arguments.get(0), run);
    return value == Tree.ABSENT
        ? call.function().ofAbsent()
        : call.function().of(value, run.output);
  }
}
