package io.tributary.connect.http.model;

import java.io.IOException;

/** A body that is larger than allowed. The message quotes none of it. */
public final class BodyLimitException extends IOException {

  private static final long serialVersionUID = 1L;

  public BodyLimitException(String message) {
    super(message);
  }
}
