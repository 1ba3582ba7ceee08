package io.tributary.connect.smt.problem;

/**
 * A record that cannot be transformed. Its message names the place in the output and the kinds of
 * values that met there, never a value.
 *
 * <p>It is thrown where the value is seen and gathers its path on the way up, so that records
 * without fault pay nothing for the path.
 */
public final class BadValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String what;

  public BadValueException(String what) {
    this("", what);
  }

  private BadValueException(String path, String what) {
    super(path.isEmpty() ? what : path + ": " + what, null, false, false);
    this.path = path;
    this.what = what;
  }

  /** The same fault, seen from the container that holds the value below a name or an index. */
  public BadValueException under(Object nameOrIndex) {
    return new BadValueException("/" + nameOrIndex + path, what);
  }
}
