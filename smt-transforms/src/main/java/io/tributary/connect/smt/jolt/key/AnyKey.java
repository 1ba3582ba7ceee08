package io.tributary.connect.smt.jolt.key;

/** {@code *} alone: it matches each name, and captures nothing beyond it. */
public record AnyKey() implements KeyPattern {

  @Override
  public String[] match(String name) {
    return NOTHING;
  }

  @Override
  public int groups() {
    return 0;
  }

  @Override
  public int precedence() {
    return 5;
  }

  @Override
  public String canonical() {
    return "*";
  }
}
