package io.tributary.connect.smt.jolt.key;

/**
 * A name itself.
 *
 * @param name without escapes
 * @param index the list index that the name is, or -1
 */
public record LiteralKey(String name, int index) implements KeyPattern {

  public LiteralKey(String name) {
    this(name, ListIndex.parse(name));
  }

  @Override
  public boolean matches(String candidate) {
    return name.equals(candidate);
  }

  @Override
  public String captured(String candidate, int group) {
    return candidate;
  }

  @Override
  public int groups() {
    return 0;
  }

  @Override
  public int precedence() {
    return 0;
  }

  @Override
  public String canonical() {
    return name.replace(".", "\\.");
  }
}
