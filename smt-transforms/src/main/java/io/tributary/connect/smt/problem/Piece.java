package io.tributary.connect.smt.problem;

/** A part of the text of a config value, and where it starts in it. */
public record Piece(String text, Position at) {

  /** From an index of a longer text to another, without the blanks around it. */
  public static Piece of(String whole, int from, int to) {
    int start = from;
    while (start < to && Character.isWhitespace(whole.charAt(start))) {
      start++;
    }
    int end = to;
    while (end > start && Character.isWhitespace(whole.charAt(end - 1))) {
      end--;
    }
    int lineStart = whole.lastIndexOf('\n', start - 1) + 1;
    int line = (int) whole.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    return new Piece(whole.substring(start, end), new Position(line, start - lineStart + 1));
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** The part of it from an index on. */
  public Piece from(int index) {
    Piece rest = of(text, index, text.length());
    return new Piece(rest.text(), rest.at().within(at));
  }
}
