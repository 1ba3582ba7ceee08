package io.tributary.connect.hudi.model;

import io.tributary.connect.kit.error.FailureKind;

/** A task was kept from writing into an instant that has ended; what it wrote comes again. */
public final class FencedFailure extends TableFailure {

  private static final long serialVersionUID = 1L;

  public FencedFailure(String message) {
    super(FailureKind.TRANSIENT, message, null);
  }
}
