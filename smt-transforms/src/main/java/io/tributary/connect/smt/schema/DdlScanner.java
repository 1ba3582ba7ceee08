package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.schema.DdlToken.Kind;

/** Cuts DDL into tokens. */
final class DdlScanner {

  private final String text;
  private int index;
  private int line = 1;
  private int lineStart;

  DdlScanner(String text) {
    this.text = text;
  }

  DdlToken next() {
    skipBlanks();
    Position at = new Position(line, index - lineStart + 1);
    if (index >= text.length()) {
      return new DdlToken(Kind.END, "", at);
    }
    char c = text.charAt(index);
    if (c == '`' || c == '\'') {
      return new DdlToken(c == '`' ? Kind.NAME : Kind.STRING, quoted(c, at), at);
    }
    if (isWordStart(c)) {
      return new DdlToken(Kind.WORD, run(), at);
    }
    if (Character.isDigit(c) || c == '-' || c == '.') {
      return new DdlToken(Kind.NUMBER, run(), at);
    }
    index++;
    return new DdlToken(Kind.SIGN, String.valueOf(c), at);
  }

  /**
   * The path that comes next: up to a blank or a sign that no path has, unless in backticks.
   * Nothing is said of whether it is one.
   */
  DdlToken path() {
    skipBlanks();
    Position at = new Position(line, index - lineStart + 1);
    int start = index;
    boolean quoted = false;
    while (index < text.length() && (quoted || isPartOfPath(text.charAt(index)))) {
      quoted ^= text.charAt(index) == '`';
      index++;
    }
    return new DdlToken(Kind.NAME, text.substring(start, index), at);
  }

  private static boolean isPartOfPath(char c) {
    return !Character.isWhitespace(c) && ",!<>()'".indexOf(c) < 0;
  }

  private void skipBlanks() {
    while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
      if (text.charAt(index) == '\n') {
        line++;
        lineStart = index + 1;
      }
      index++;
    }
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private String run() {
    int start = index++;
    while (index < text.length() && isPartOfRun(text.charAt(index))) {
      index++;
    }
    return text.substring(start, index);
  }

  private static boolean isPartOfRun(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+';
  }

  /** A doubled quote inside stands for one. */
  private String quoted(char quote, Position at) {
    StringBuilder value = new StringBuilder();
    index++;
    while (index < text.length()) {
      char c = text.charAt(index++);
      if (c == '\n') {
        line++;
        lineStart = index;
      }
      if (c != quote) {
        value.append(c);
      } else if (index < text.length() && text.charAt(index) == quote) {
        value.append(quote);
        index++;
      } else {
        return value.toString();
      }
    }
    throw new DdlFault(at, "a " + quote + " is not closed");
  }
}
