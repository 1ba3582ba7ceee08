package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.expr.value.Kind;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the library asks its arithmetic beside operators: what a condition is, and what a list
 * literal makes. The operators themselves are {@link StrictOperators}.
 */
final class StrictArithmetic extends JexlArithmetic {

  StrictArithmetic() {
    super(false); // not the library's strictness, which refuses nulls where ours propagates them
  }

  @Override
  public JexlArithmetic options(JexlOptions options) {
    return this;
  }

  @Override
  public JexlArithmetic options(JexlContext context) {
    return this;
  }

  /** A condition that is null does not hold. */
  @Override
  public boolean toBoolean(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean condition) {
      return condition;
    }
    throw new BadValueException("a condition must be true or false, but is " + Kind.of(value));
  }

  @Override
  public boolean testPredicate(@Nullable Object value) {
    return toBoolean(value);
  }

  @Override
  public ArrayBuilder arrayBuilder(int size, boolean extended) {
    List<@Nullable Object> items = new ArrayList<>(size);
    return new ArrayBuilder() {
      @Override
      public void add(@Nullable Object value) {
        items.add(value);
      }

      @Override
      public Object create(boolean isExtended) {
        return items;
      }
    };
  }
}
