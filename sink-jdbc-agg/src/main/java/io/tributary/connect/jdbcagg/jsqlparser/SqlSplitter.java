package io.tributary.connect.jdbcagg.jsqlparser;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the key's text at semicolons that stand outside quotes and comments. Done before parsing,
 * so that a syntax error knows its statement. Runs of line ends become one, because the parser
 * takes an empty line for the end of a statement.
 */
final class SqlSplitter {

  private final String text;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int at;

  private SqlSplitter(String text) {
    this.text = text;
  }

  /** The statements without their semicolons; blank ones are left out. */
  static List<String> split(String text) {
    return new SqlSplitter(text.replace("\r\n", "\n")).split();
  }

  private List<String> split() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\'' || next == '"' || next == '`') {
        copyThrough(Character.toString(next), 1);
      } else if (text.startsWith("--", at)) {
        skipThrough("\n");
      } else if (text.startsWith("/*", at)) {
        skipThrough("*/");
      } else {
        copyPlain(next);
      }
    }
    endStatement();
    return statements;
  }

  private void copyPlain(char next) {
    at++;
    if (next == ';') {
      endStatement();
    } else if (!Character.isWhitespace(next)) {
      current.append(next);
    } else if (current.length() > 0
        && !Character.isWhitespace(current.charAt(current.length() - 1))) {
      current.append(next);
    }
  }

  private void copyThrough(String end, int opening) {
    int found = text.indexOf(end, at + opening);
    int stop = found < 0 ? text.length() : found + end.length();
    current.append(text, at, stop);
    at = stop;
  }

  private void skipThrough(String end) {
    int found = text.indexOf(end, at + 2);
    at = found < 0 ? text.length() : found + end.length();
    current.append(' ');
  }

  private void endStatement() {
    String statement = current.toString().strip();
    if (!statement.isEmpty()) {
      statements.add(statement);
    }
    current.setLength(0);
  }
}
