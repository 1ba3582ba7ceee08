package io.tributary.connect.smt.expr;

import org.jspecify.annotations.Nullable;

/** What the names in an expression stand for. */
public interface Variables {

  /**
   * The value of a name; null where the record has none.
   *
   * @throws io.tributary.connect.smt.problem.BadValueException where no such record can have it
   */
  @Nullable Object get(String name);
}
