package io.tributary.harness.process;

/** The harness could not do what it was asked; the message says what to look at or what to run. */
public class HarnessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HarnessException(String message) {
    super(message);
  }

  public HarnessException(String message, Throwable cause) {
    super(message, cause);
  }
}
