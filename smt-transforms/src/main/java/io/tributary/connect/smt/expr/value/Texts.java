package io.tributary.connect.smt.expr.value;

import io.tributary.connect.smt.problem.BadValueException;

/** Strings that an expression makes: no record may blow one up. */
public final class Texts {

  /** Far above any column, far below what hurts a worker. */
  public static final int MAX_LENGTH = 1 << 20;

  private Texts() {}

  public static String concat(String a, String b) {
    refuseLength((long) a.length() + b.length());
    return a.concat(b);
  }

  /** Refuses a string before it is built. */
  public static void refuseLength(long length) {
    if (length > MAX_LENGTH) {
      throw new BadValueException(
          "a string of " + length + " characters; expressions make at most " + MAX_LENGTH);
    }
  }
}
