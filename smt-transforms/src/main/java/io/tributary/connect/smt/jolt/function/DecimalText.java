package io.tributary.connect.smt.jolt.function;

/**
 * The texts that {@link Double#valueOf(String)} takes, found without its exception: blanks around,
 * a sign, digits, a point, an exponent, a type suffix, {@code NaN} and {@code Infinity}.
 * Hexadecimal numbers are none here.
 */
final class DecimalText {

  private final String text;
  private int next;
  private final int end;

  private DecimalText(String text, int start, int end) {
    this.text = text;
    this.next = start;
    this.end = end;
  }

  static boolean isDecimal(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return new DecimalText(text, start, end).matches();
  }

  private boolean matches() {
    sign();
    if (rest("NaN") || rest("Infinity")) {
      return true;
    }
    int digits = digits();
    if (accept('.')) {
      digits += digits();
    }
    if (digits == 0) {
      return false;
    }
    if (accept('e') || accept('E')) {
      sign();
      if (digits() == 0) {
        return false;
      }
    }
    return next == end || (next == end - 1 && "fFdD".indexOf(text.charAt(next)) >= 0);
  }

  private boolean rest(String word) {
    return end - next == word.length() && text.startsWith(word, next);
  }

  private void sign() {
    if (!accept('-')) {
      accept('+');
    }
  }

  private boolean accept(char wanted) {
    if (next < end && text.charAt(next) == wanted) {
      next++;
      return true;
    }
    return false;
  }

  private int digits() {
    int start = next;
    while (next < end && text.charAt(next) >= '0' && text.charAt(next) <= '9') {
      next++;
    }
    return next - start;
  }
}
