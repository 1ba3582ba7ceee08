package io.tributary.connect.smt.problem;

/** A place in the text of a config value; both count from 1. */
public record Position(int line, int column) {

  public static final Position START = new Position(1, 1);

  @Override
  public String toString() {
    return "line " + line + " col " + column;
  }
}
