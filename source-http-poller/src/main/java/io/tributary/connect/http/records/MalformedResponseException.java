package io.tributary.connect.http.records;

import io.tributary.connect.http.model.BodyLimitException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** A body that cannot be read. The message quotes none of it. */
public final class MalformedResponseException extends IOException {

  private static final long serialVersionUID = 1L;

  public MalformedResponseException(String message) {
    super(message);
  }

  /** What a failure to read a body says about the body. */
  public static MalformedResponseException unreadable(IOException failure) {
    if (failure instanceof MalformedResponseException known) {
      return known;
    }
    if (failure instanceof BodyLimitException limit) {
      return new MalformedResponseException(String.valueOf(limit.getMessage()));
    }
    return new MalformedResponseException(
        failure instanceof CharacterCodingException
            ? "the body is no legal text in its encoding"
            : "the body cannot be read to its end");
  }
}
