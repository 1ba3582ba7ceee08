package io.tributary.connect.smt.problem;

/** A place in the text of a config value; both count from 1. */
public record Position(int line, int column) {

  public static final Position START = new Position(1, 1);

  /** A place in a part of a text, as a place in the whole. */
  public Position within(Position start) {
    return line == 1
        ? new Position(start.line, start.column + column - 1)
        : new Position(start.line + line - 1, column);
  }

  @Override
  public String toString() {
    return "line " + line + " col " + column;
  }
}
