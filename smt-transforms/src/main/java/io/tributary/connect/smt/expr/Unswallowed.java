package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.problem.BadValueException;

/**
 * Carries a fault past the library, which in some places takes an exception for a null: it must
 * fail the record instead.
 */
final class Unswallowed extends Error {

  private static final long serialVersionUID = 1L;

  private final BadValueException fault;

  Unswallowed(BadValueException fault) {
    super(fault.getMessage(), fault, false, false);
    this.fault = fault;
  }

  BadValueException fault() {
    return fault;
  }
}
