package io.tributary.connect.jdbcagg.row;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.DataException;

/**
 * JSON text in one form: no blanks, members sorted by name, numbers and escapes in their shortest
 * form. MySQL writes the same document with other blanks in a snapshot than in its log.
 */
public final class CanonicalJson {

  /** As deep as MySQL takes documents. */
  private static final int DEEPEST = 100;

  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  /** Numbers with a larger exponent are left as they are written. */
  private static final int LARGEST_SCALE = 400;

  private final String text;
  private int at;

  private CanonicalJson(String text) {
    this.text = text;
  }

  /**
   * The document in its one form.
   *
   * @throws DataException if it is not JSON
   */
  public static String of(String text) {
    CanonicalJson reader = new CanonicalJson(text);
    StringBuilder out = new StringBuilder(text.length());
    reader.value(out, 0);
    reader.blanks();
    if (reader.at != text.length()) {
      throw broken();
    }
    return out.toString();
  }

  private void value(StringBuilder out, int depth) {
    if (depth > DEEPEST) {
      throw new DataException("JSON text is nested deeper than " + DEEPEST);
    }
    blanks();
    char next = peek();
    if (next == '{') {
      object(out, depth);
    } else if (next == '[') {
      array(out, depth);
    } else if (next == '"') {
      quote(string(), out);
    } else if (next == '-' || Character.isDigit(next)) {
      number(out);
    } else {
      word(out);
    }
  }

  private void object(StringBuilder out, int depth) {
    at++;
    Map<String, String> members = new TreeMap<>();
    blanks();
    while (peek() != '}') {
      String name = string();
      blanks();
      expect(':');
      StringBuilder member = new StringBuilder();
      value(member, depth + 1);
      members.put(name, member.toString());
      separator('}');
    }
    at++;
    out.append('{');
    String comma = "";
    for (Map.Entry<String, String> member : members.entrySet()) {
      out.append(comma);
      quote(member.getKey(), out);
      out.append(':').append(member.getValue());
      comma = ",";
    }
    out.append('}');
  }

  private void array(StringBuilder out, int depth) {
    at++;
    out.append('[');
    blanks();
    String comma = "";
    while (peek() != ']') {
      out.append(comma);
      value(out, depth + 1);
      separator(']');
      comma = ",";
    }
    at++;
    out.append(']');
  }

  /** A comma with something behind it, or the end of the container. */
  private void separator(char end) {
    blanks();
    if (peek() == ',') {
      at++;
      blanks();
      if (peek() == end) {
        throw broken();
      }
    } else if (peek() != end) {
      throw broken();
    }
  }

  private void number(StringBuilder out) {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String written = text.substring(from, at);
    try {
      BigDecimal exact = new BigDecimal(written).stripTrailingZeros();
      out.append(Math.abs(exact.scale()) > LARGEST_SCALE ? written : exact.toPlainString());
    } catch (NumberFormatException e) {
      throw broken();
    }
  }

  private void word(StringBuilder out) {
    for (String word : new String[] {"true", "false", "null"}) {
      if (text.startsWith(word, at)) {
        at += word.length();
        out.append(word);
        return;
      }
    }
    throw broken();
  }

  private String string() {
    expect('"');
    StringBuilder read = new StringBuilder();
    while (peek() != '"') {
      char next = text.charAt(at++);
      read.append(next == '\\' ? escaped() : next);
    }
    at++;
    return read.toString();
  }

  private char escaped() {
    char code = peek();
    at++;
    return switch (code) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      case '"', '\\', '/' -> code;
      default -> throw broken();
    };
  }

  private char unicode() {
    if (at + HEX_DIGITS > text.length()) {
      throw broken();
    }
    try {
      int unit = Integer.parseInt(text, at, at + HEX_DIGITS, HEX);
      at += HEX_DIGITS;
      return (char) unit;
    } catch (NumberFormatException e) {
      throw broken();
    }
  }

  /** Writes a text with its quotes and escapes. */
  public static void quote(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw broken();
    }
    return text.charAt(at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw broken();
    }
    at++;
  }

  private static DataException broken() {
    return new DataException("a field of JSON text does not hold JSON");
  }
}
