package io.tributary.connect.smt.derive;

import io.tributary.connect.smt.expr.Expression;
import io.tributary.connect.smt.expr.Variables;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * One assignment, compiled.
 *
 * @param column the type that the value gets
 */
record Assignment(Target target, Column column, Expression expression) {

  /** The value for a record, in the target's type. */
  @Nullable Object evaluate(Variables variables) {
    Object value;
    try {
      value = expression.evaluate(variables);
    } catch (BadValueException e) {
      throw e.under(target);
    }
    return column.convertValue(value);
  }
}
