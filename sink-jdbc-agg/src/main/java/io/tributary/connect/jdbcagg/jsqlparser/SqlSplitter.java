package io.tributary.connect.jdbcagg.jsqlparser;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the key's text at semicolons that stand outside quotes and comments. Done before parsing,
 * so that a syntax error knows its statement.
 */
final class SqlSplitter {

  private final String text;
  private final List<SourceText> statements = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int start;
  private int at;

  private SqlSplitter(String text) {
    this.text = text;
  }

  /** The statements without their semicolons; blank ones are left out. */
  static List<SourceText> split(String text) {
    return new SqlSplitter(text).split();
  }

  private List<SourceText> split() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\'' || next == '"' || next == '`') {
        copyThrough(next);
      } else if (text.startsWith("--", at)) {
        blankThrough("\n");
      } else if (text.startsWith("/*", at)) {
        blankThrough("*/");
      } else if (next == ';') {
        endStatement();
      } else {
        current.append(Character.isWhitespace(next) ? ' ' : next);
        at++;
      }
    }
    endStatement();
    return statements;
  }

  private void copyThrough(char quote) {
    int found = text.indexOf(quote, at + 1);
    int stop = found < 0 ? text.length() : found + 1;
    current.append(text, at, stop);
    at = stop;
  }

  private void blankThrough(String end) {
    int found = text.indexOf(end, at + 2);
    int stop = found < 0 ? text.length() : found + end.length();
    current.append(" ".repeat(stop - at));
    at = stop;
  }

  private void endStatement() {
    if (!current.toString().isBlank()) {
      statements.add(new SourceText(current.toString(), text, start));
    }
    current.setLength(0);
    at++;
    start = at;
  }
}
