package io.tributary.connect.smt.fromjson;

import io.tributary.connect.smt.problem.BadValueException;

/**
 * Walks through a JSON text (RFC 8259), one token after the other. Nothing is made of what is
 * skipped.
 */
final class JsonCursor {

  private static final char END = '\0';

  /** Far above any record, far below what would overflow a stack. */
  private static final int MAX_DEPTH = 200;

  private final String text;
  private int index;
  private int depth;

  JsonCursor(String text) {
    this.text = text;
  }

  /** The first character of the next token; {@code \0} at the end. */
  char peek() {
    while (index < text.length()) {
      char c = text.charAt(index);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c;
      }
      index++;
    }
    return END;
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
      throw bad("'" + wanted + "'");
    }
  }

  void expectEnd() {
    peek();
    if (index < text.length()) {
      throw bad("the end of the text");
    }
  }

  /** Goes into an object or list. */
  void enter(char opening) {
    expect(opening);
    if (++depth > MAX_DEPTH) {
      throw new BadValueException("JSON that is nested deeper than " + MAX_DEPTH + " levels");
    }
  }

  /**
   * Whether there is another item or member; goes out of the object or list where there is none.
   */
  boolean another(char closing) {
    if (accept(',')) {
      return true;
    }
    expect(closing);
    depth--;
    return false;
  }

  /** Whether the object or list that was entered ends at once; goes out of it then. */
  boolean isEmpty(char closing) {
    if (!accept(closing)) {
      return false;
    }
    depth--;
    return true;
  }

  /**
   * Steps over a key that is exactly this one, without making a string of it.
   *
   * @param name without signs that JSON escapes
   */
  boolean acceptName(String name) {
    if (peek() != '"') {
      return false;
    }
    int end = index + name.length() + 1;
    boolean same =
        end < text.length() && text.charAt(end) == '"' && text.startsWith(name, index + 1);
    if (same) {
      index = end + 1;
    }
    return same;
  }

  String string() {
    if (peek() != '"') {
      throw bad("a string");
    }
    int start = ++index;
    while (index < text.length()) {
      char c = text.charAt(index);
      if (c == '"') {
        return text.substring(start, index++);
      }
      if (c == '\\') {
        return escapedString(start);
      }
      if (c < ' ') {
        throw bad("no control characters in a string");
      }
      index++;
    }
    throw bad("the end of a string");
  }

  private String escapedString(int start) {
    StringBuilder value = new StringBuilder(text.substring(start, index));
    while (index < text.length()) {
      char c = text.charAt(index++);
      if (c == '"') {
        return value.toString();
      }
      if (c < ' ') {
        throw bad("no control characters in a string");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    throw bad("the end of a string");
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
      default -> throw bad("one of JSON's escapes");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
      if (digit < 0) {
        throw bad("four hexadecimal digits");
      }
      code = code * 16 + digit;
      index++;
    }
    return (char) code;
  }

  /** The characters of a number, true, false or null, as far as they belong together. */
  String word() {
    peek();
    int start = index;
    while (index < text.length() && isPartOfWord(text.charAt(index))) {
      index++;
    }
    if (index == start) {
      throw bad("a value");
    }
    return text.substring(start, index);
  }

  private static boolean isPartOfWord(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '+'
        || c == '.';
  }

  /** Steps over a value, which must be JSON all the same. */
  void skip() {
    switch (peek()) {
      case '{' -> skipObject();
      case '[' -> skipList();
      case '"' -> string();
      default -> JsonScalars.read(word(), this);
    }
  }

  private void skipObject() {
    enter('{');
    if (isEmpty('}')) {
      return;
    }
    do {
      string();
      expect(':');
      skip();
    } while (another('}'));
  }

  private void skipList() {
    enter('[');
    if (isEmpty(']')) {
      return;
    }
    do {
      skip();
    } while (another(']'));
  }

  /** A fault at this place, without what stands there. */
  BadValueException bad(String expected) {
    return new BadValueException(
        index >= text.length()
            ? "the JSON ends too early; expected " + expected
            : "not JSON at character " + (index + 1) + "; expected " + expected);
  }
}
