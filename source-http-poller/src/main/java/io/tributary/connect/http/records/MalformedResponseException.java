package io.tributary.connect.http.records;

/** A body that cannot be read. The message quotes none of it. */
public final class MalformedResponseException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedResponseException(String message) {
    super(message);
  }
}
