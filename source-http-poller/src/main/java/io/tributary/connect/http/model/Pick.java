package io.tributary.connect.http.model;

/**
 * A value that is wanted from a document.
 *
 * @param pointer JSON pointer from the top of the document
 * @param position which element is meant where the document is an array; {@link #NONE} if it is
 *     what the pointer says
 */
public record Pick(String pointer, int position, As as) {

  public static final int NONE = -1;

  /**
   * How a value is wanted. What does not fit, or what a reader would have to convert for, comes as
   * it is: the reader judges nothing.
   */
  public enum As {
    /** A text, Boolean, Long, Double or Float. */
    ANY,
    /** As the server wrote it, numbers too. */
    TEXT,
    /** A number as a Double, whole ones too. */
    FLOATING,
    /** A whole number as an Integer. */
    INTEGER,
    /** A whole number of seconds since the epoch as a Date. */
    EPOCH_S,
    /** A whole number of milliseconds since the epoch as a Date. */
    EPOCH_MS,
    /** An array as a list of single values. */
    LIST
  }

  public static Pick at(String pointer, As as) {
    return new Pick(pointer, NONE, as);
  }

  /** The member of a name, or in an array the element at a position. */
  public static Pick column(String name, int position, As as) {
    return new Pick("/" + name.replace("~", "~0").replace("/", "~1"), position, as);
  }
}
