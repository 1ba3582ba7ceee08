package io.tributary.quickstart.proof.lake;

/** The table has a form that this reader does not know, so nothing can be said about its rows. */
public final class LakeFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LakeFormatException(String message) {
    super(message);
  }
}
