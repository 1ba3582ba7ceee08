package io.tributary.connect.smt.lint;

/** A command that cannot be carried out, and why. */
public final class LintException extends Exception {

  private static final long serialVersionUID = 1L;

  LintException(String message) {
    super(message);
  }
}
