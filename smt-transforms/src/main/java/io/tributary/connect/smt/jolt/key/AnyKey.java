package io.tributary.connect.smt.jolt.key;

/** {@code *} alone: it matches each name, and captures nothing beyond it. */
public record AnyKey() implements KeyPattern {

  @Override
  public boolean matches(String name) {
    return true;
  }

  @Override
  public String captured(String name, int group) {
    return name;
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
