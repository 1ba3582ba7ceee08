package io.tributary.connect.smt.json;

import io.tributary.connect.smt.problem.Position;
import org.jspecify.annotations.Nullable;

/** The characters of a JSON text as tokens, with line and column kept. */
final class JsonScanner {

  private static final char END = '\0';

  private final String text;
  private int index;
  private int line = 1;
  private int lineStart;

  JsonScanner(String text) {
    this.text = text;
  }

  /** The first character of the next token; {@code \0} at the end. */
  char peek() {
    skipBlanksAndComments();
    return index < text.length() ? text.charAt(index) : END;
  }

  /** Where the next token starts, once it was peeked at. */
  Position position() {
    return new Position(line, index - lineStart + 1);
  }

  boolean accept(char wanted) {
    if (peek() != wanted || index >= text.length()) {
      return false;
    }
    index++;
    return true;
  }

  void expect(char wanted) {
    if (!accept(wanted)) {
      throw unexpected("'" + wanted + "'");
    }
  }

  void expectEnd() {
    peek();
    if (index < text.length()) {
      throw unexpected("the end of the text");
    }
  }

  JsonSyntaxException unexpected(String expected) {
    String found = peek() == END && index >= text.length() ? "the text ends" : seen();
    return new JsonSyntaxException(position(), "not JSON: " + found + "; expected " + expected);
  }

  private String seen() {
    return "found '" + text.charAt(index) + "'";
  }

  String string() {
    peek();
    Position at = position();
    expect('"');
    StringBuilder value = new StringBuilder();
    while (true) {
      if (index >= text.length() || text.charAt(index) == '\n') {
        throw new JsonSyntaxException(at, "not JSON: a string is not closed");
      }
      char c = text.charAt(index++);
      if (c == '"') {
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = index < text.length() ? text.charAt(index++) : END;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw badEscape();
    };
  }

  private char unicode() {
    if (index + 4 > text.length()) {
      throw badEscape();
    }
    int code = 0;
    for (int end = index + 4; index < end; index++) {
      int digit = Character.digit(text.charAt(index), 16);
      if (digit < 0) {
        throw badEscape();
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private JsonSyntaxException badEscape() {
    return new JsonSyntaxException(
        position(),
        "not JSON: unknown escape in a string; expected \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX"
            + " (Jolt's own escapes need two backslashes in JSON)");
  }

  /** A number, {@code true}, {@code false} or {@code null}. */
  @Nullable Object literal() {
    peek();
    Position at = position();
    int start = index;
    while (index < text.length() && isLiteralCharacter(text.charAt(index))) {
      index++;
    }
    String word = text.substring(start, index);
    if (word.isEmpty()) {
      throw unexpected("a value");
    }
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> number(word, at);
    };
  }

  private static boolean isLiteralCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
  }

  private static Object number(String word, Position at) {
    if (!word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      throw new JsonSyntaxException(
          at, "not JSON: found '" + word + "'; expected a value in JSON's notation");
    }
    try {
      return word.matches("-?[0-9]+") ? (Object) Long.valueOf(word) : (Object) Double.valueOf(word);
    } catch (NumberFormatException e) {
      throw new JsonSyntaxException(at, "an integer beyond 64 bits");
    }
  }

  private void skipBlanksAndComments() {
    while (index < text.length()) {
      char c = text.charAt(index);
      if (c == '\n') {
        line++;
        lineStart = index + 1;
        index++;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\uFEFF') {
        index++;
      } else if (text.startsWith("//", index)) {
        skipTo(text.indexOf('\n', index));
      } else if (text.startsWith("/*", index)) {
        skipTo(text.indexOf("*/", index + 2) + 2);
      } else {
        return;
      }
    }
  }

  /** Steps over a comment; the lines inside it count. */
  private void skipTo(int end) {
    int stop = end < index + 2 ? text.length() : end;
    for (; index < stop; index++) {
      if (text.charAt(index) == '\n') {
        line++;
        lineStart = index + 1;
      }
    }
  }
}
