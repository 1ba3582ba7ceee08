package io.tributary.connect.smt.expr;

/**
 * Rewrites {@code div}; see {@link StrictOperators#WHOLE}. Every other character stays in place.
 */
final class WholeDivision {

  private static final String WORD = "div";

  private WholeDivision() {}

  static String rewrite(String text) {
    StringBuilder rewritten = new StringBuilder(text);
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        i = endOfString(text, i);
      } else if (Character.isJavaIdentifierStart(c)) {
        int end = endOfWord(text, i);
        boolean member = i > 0 && text.charAt(i - 1) == '.';
        if (!member && text.substring(i, end).equalsIgnoreCase(WORD)) {
          rewritten.replace(i, end, "/" + StrictOperators.WHOLE + "/");
        }
        i = end;
      } else {
        i++;
      }
    }
    return rewritten.toString();
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int endOfString(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == text.charAt(start)) {
        return i + 1;
      }
    }
    return text.length();
  }
}
