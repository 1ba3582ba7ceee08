package io.tributary.connect.http.records;

import io.tributary.connect.http.model.BodyLimitException;
import java.io.IOException;

/** A body that cannot be read. The message quotes none of it. */
public final class MalformedResponseException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says why reading a body ended early: with our own words, as others may quote the body. */
  public static MalformedResponseException unreadable(IOException e) {
    return new MalformedResponseException(
        e instanceof BodyLimitException
            ? String.valueOf(e.getMessage())
            : "the body is no legal text, or not zipped as it says");
  }

  public MalformedResponseException(String message) {
    super(message);
  }
}
