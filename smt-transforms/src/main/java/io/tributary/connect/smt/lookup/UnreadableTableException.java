package io.tributary.connect.smt.lookup;

/** A table that could not be read. Its message holds neither values nor secrets. */
public final class UnreadableTableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  private UnreadableTableException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /** One that may be read in a while. */
  public static UnreadableTableException forNow(String message) {
    return new UnreadableTableException(message, true);
  }

  /** One that somebody must mend, and how. */
  public static UnreadableTableException untilMended(String message) {
    return new UnreadableTableException(message, false);
  }

  /** Whether waiting may help. */
  public boolean passing() {
    return passing;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
