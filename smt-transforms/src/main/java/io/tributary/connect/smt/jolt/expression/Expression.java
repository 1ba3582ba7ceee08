package io.tributary.connect.smt.jolt.expression;

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

  /** Whether the spec alone tells each place that an expression reads. */
  static boolean isPlain(Expression expression) {
    if (expression instanceof Reference reference) {
      return reference.target().path().isLiteral();
    }
    if (expression instanceof FromContext fromContext) {
      return fromContext.path().isLiteral();
    }
    return !(expression instanceof Call call)
        || call.arguments().stream().allMatch(Expression::isPlain);
  }

  /**
   * The value.
   *
   * @return {@link Function#NOTHING} where there is none, a {@link
   *     io.tributary.connect.smt.jolt.function.Misfit} where a function could not take its
   *     arguments
   */
  static @Nullable Object evaluate(Expression expression, Values values) {
    if (expression instanceof Constant constant) {
      return values.output().copy(constant.literal());
    }
    if (expression instanceof Reference reference) {
      return values.find(reference.target());
    }
    if (expression instanceof FromContext fromContext) {
      return values.findInContext(fromContext.path());
    }
    return call((Call) expression, values);
  }

  private static @Nullable Object call(Call call, Values values) {
    List<Expression> arguments = call.arguments();
    if (arguments.size() > 1) {
      List<@Nullable Object> given = new ArrayList<>(arguments.size());
      for (Expression argument : arguments) {
        Object value = evaluate(argument, values);
        given.add(value == Tree.ABSENT ? null : value);
      }
      return call.function().ofAll(given, values.output());
    }
    Object value = arguments.isEmpty() ? values.current() : evaluate(arguments.get(0), values);
    return value == Tree.ABSENT
        ? call.function().ofAbsent()
        : call.function().of(value, values.output());
  }
}
