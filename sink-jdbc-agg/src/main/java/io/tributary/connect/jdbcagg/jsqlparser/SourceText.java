package io.tributary.connect.jdbcagg.jsqlparser;

import net.sf.jsqlparser.parser.Token;

/**
 * One statement as the parser gets it. Each character stands where it stood in the key's text, so
 * that places can be told.
 *
 * @param sql comments, line ends and tabs outside quotes have become blanks: the parser takes an
 *     empty line for the end of a statement
 * @param whole the key's text
 * @param start where in it the statement starts
 */
record SourceText(String sql, String whole, int start) {

  /** Where a token stands in the key's text, both counted from 1. */
  String place(Token token) {
    int lineStart = 0;
    for (int line = 1; line < token.beginLine; line++) {
      lineStart = sql.indexOf('\n', lineStart) + 1;
    }
    int at = Math.min(whole.length(), start + lineStart + token.beginColumn - 1);
    String before = whole.substring(0, at);
    long lines = before.chars().filter(c -> c == '\n').count();
    return "line %d, column %d".formatted(lines + 1, at - before.lastIndexOf('\n'));
  }
}
