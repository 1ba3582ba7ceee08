package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.expr.function.Functions;
import org.apache.commons.jexl3.JexlContext;
import org.jspecify.annotations.Nullable;

/** Variables in the form that the library asks for. */
record RecordContext(Variables variables, Functions functions) implements JexlContext {

  @Override
  public @Nullable Object get(String name) {
    return name.equals(StrictOperators.WHOLE) ? StrictOperators.WHOLE_MARK : variables.get(name);
  }

  /** Every name is there, though its value may be null; but a function is no variable. */
  @Override
  public boolean has(String name) {
    return functions.find(name) == null;
  }

  @Override
  public void set(String name, @Nullable Object value) {
    throw new UnsupportedOperationException("an expression assigns nothing");
  }
}
