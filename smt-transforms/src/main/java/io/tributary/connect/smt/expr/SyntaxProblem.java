package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problem;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlInfo;

/** Says what the library found wrong with the text of an expression. */
final class SyntaxProblem {

  private SyntaxProblem() {}

  static Problem of(JexlException thrown, String text, Position start, String path) {
    JexlInfo info = thrown.getInfo();
    int line = info == null ? 1 : info.getLine();
    int column = info == null ? 1 : info.getColumn();
    String what =
        thrown instanceof JexlException.Feature
            ? "only one expression can stand here, without assignments, loops, lambdas and methods"
            : "not an expression" + near(text, line, column);
    return new Problem(
        new Position(line, Math.max(1, column)).within(start),
        path,
        what,
        "such as speed * 3.6, or city == 'Brno' ? 'B' : UPPER(city)",
        null);
  }

  private static String near(String text, int line, int column) {
    String[] lines = text.split("\n", -1);
    String last = line <= lines.length ? lines[line - 1] : "";
    String rest = column <= last.length() ? last.substring(column - 1) : "";
    return rest.isBlank()
        ? ": it ends too early"
        : " from '" + rest.substring(0, Math.min(20, rest.length())) + "' on";
  }
}
