package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.expr.function.Functions;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.List;
import java.util.Set;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class Expression {

  private final JexlExpression compiled;
  private final Functions functions;
  private final Set<List<String>> reads;

  Expression(JexlExpression compiled, Functions functions, Set<List<String>> reads) {
    this.compiled = compiled;
    this.functions = functions;
    this.reads = Set.copyOf(reads);
  }

  /** The paths that it reads, each as its names. */
  public Set<List<String>> reads() {
    return reads;
  }

  /**
   * Its value for a record.
   *
   * @throws BadValueException where it has none
   */
  public @Nullable Object evaluate(Variables variables) {
    try {
      return compiled.evaluate(new RecordContext(variables, functions));
    } catch (Unswallowed e) {
      throw e.fault();
    } catch (JexlException e) {
      throw bad(e);
    }
  }

  /** The library wraps what operators and functions throw. */
  private static BadValueException bad(JexlException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadValueException bad) {
        return bad;
      }
    }
    return new BadValueException(
        "the expression cannot be evaluated ("
            + thrown.getClass().getSimpleName()
            + " at column "
            + thrown.getInfo().getColumn()
            + ")");
  }
}
