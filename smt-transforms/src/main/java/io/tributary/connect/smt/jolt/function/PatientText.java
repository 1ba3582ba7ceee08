package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.problem.BadValueException;

/**
 * A text that a regular expression may look at only so often. Expressions with nested repetitions
 * otherwise take time that doubles with each character, and would hold up the task for good.
 */
final class PatientText implements CharSequence {

  private static final int LOOKS = 1_000_000;
  private static final int LOOKS_PER_CHARACTER = 100;

  private final String text;
  private long looksLeft;

  PatientText(String text) {
    this.text = text;
    this.looksLeft = LOOKS + (long) LOOKS_PER_CHARACTER * text.length();
  }

  @Override
  public char charAt(int index) {
    if (--looksLeft < 0) {
      throw new BadValueException(
          "the regular expression takes too many steps on a text of "
              + text.length()
              + " characters");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public String subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
