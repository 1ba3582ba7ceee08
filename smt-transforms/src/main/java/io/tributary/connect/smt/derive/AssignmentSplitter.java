package io.tributary.connect.smt.derive;

import io.tributary.connect.smt.problem.Piece;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Cuts {@code target TYPE = expression, ...} at its commas and equals signs. */
final class AssignmentSplitter {

  /** What stands to the left and to the right of the first equals sign. */
  record Sides(Piece declaration, Piece expression) {}

  private final String text;

  private AssignmentSplitter(String text) {
    this.text = text;
  }

  static List<Sides> split(String text, Problems problems) {
    AssignmentSplitter splitter = new AssignmentSplitter(text);
    List<Sides> all = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int equals = splitter.find('=', start, "<(", ">)");
      int comma = splitter.find(',', start, "<([", ">)]");
      if (equals >= text.length() || comma < equals) {
        Piece piece = Piece.of(text, start, Math.min(comma, text.length()));
        problems.add(
            piece.at(),
            "",
            piece.isEmpty() ? "an assignment is lacking" : "there is no '=' in an assignment",
            "such as speed_kmh DOUBLE = speed * 3.6");
        start = comma + 1;
        continue;
      }
      int end = splitter.find(',', equals + 1, "([{", ")]}");
      all.add(new Sides(Piece.of(text, start, equals), Piece.of(text, equals + 1, end)));
      start = end + 1;
    }
    return all;
  }

  /** The next place of a sign outside quotes and brackets, or the end of the text. */
  private int find(char sign, int from, String opening, String closing) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == sign && depth <= 0) {
        return i;
      }
      if (c == '\'' || c == '"' || c == '`') {
        i = endOfQuote(i);
      } else if (opening.indexOf(c) >= 0) {
        depth++;
      } else if (closing.indexOf(c) >= 0) {
        depth--;
      }
    }
    return text.length();
  }

  private int endOfQuote(int start) {
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == text.charAt(start)) {
        return i;
      }
    }
    return text.length();
  }
}
