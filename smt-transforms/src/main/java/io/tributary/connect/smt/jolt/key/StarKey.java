package io.tributary.connect.smt.jolt.key;

import java.util.List;

/**
 * Literal parts with a star between each two. Each star stands for at least one character and for
 * as few as the rest of the name allows; with literal parts that is the leftmost place of each
 * part, so one pass finds it and no name can make the match slow.
 */
public final class StarKey implements KeyPattern {

  private final String canonical;
  private final String[] parts;
  private final String prefix;
  private final String suffix;

  /**
   * @param canonical the key as written
   * @param parts one more than stars; the first and the last may be empty
   */
  public StarKey(String canonical, List<String> parts) {
    this.canonical = canonical;
    this.parts = parts.toArray(String[]::new);
    this.prefix = parts.get(0);
    this.suffix = parts.get(parts.size() - 1);
  }

  @Override
  public boolean matches(String name) {
    int end = name.length() - suffix.length();
    if (end <= prefix.length() || !name.startsWith(prefix) || !name.endsWith(suffix)) {
      return false;
    }
    int from = prefix.length();
    for (int star = 1; star < groups(); star++) {
      String part = parts[star];
      int at = name.indexOf(part, from + 1);
      from = at + part.length();
      if (at < 0 || from >= end) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String captured(String name, int group) {
    int from = prefix.length();
    for (int star = 1; star < group; star++) {
      from = name.indexOf(parts[star], from + 1) + parts[star].length();
    }
    int end =
        group == groups() ? name.length() - suffix.length() : name.indexOf(parts[group], from + 1);
    return name.substring(from, end);
  }

  @Override
  public int groups() {
    return parts.length - 1;
  }

  /** Three stars and more before two, two before one. */
  @Override
  public int precedence() {
    return Math.max(2, 5 - groups());
  }

  @Override
  public String canonical() {
    return canonical;
  }
}
