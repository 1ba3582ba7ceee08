package io.tributary.connect.hudi.model;

import io.tributary.connect.kit.error.FailureKind;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** The table could not be read or written; its kind says what happens next. */
public class TableFailure extends ConnectException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  public TableFailure(FailureKind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public FailureKind kind() {
    return kind;
  }
}
