package io.tributary.connect.smt.jolt.key;

import org.jspecify.annotations.Nullable;

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
  public String @Nullable [] match(String candidate) {
    return name.equals(candidate) ? NOTHING : null;
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
