package io.tributary.connect.smt.jolt.key;

import java.util.List;

/**
 * Literal parts with a star between each two. Each star stands for at least one character and for
 * as few as the rest of the name allows; with literal parts that is the leftmost place of each
 * part, so one pass finds it and no name can make the match slow.
 *
 * @param canonical the key as written
 * @param parts one more than stars; the first and the last may be empty
 */
public record StarKey(String canonical, List<String> parts) implements KeyPattern {

  public StarKey {
    parts = List.copyOf(parts);
  }

  @Override
  public boolean matches(String name) {
    String prefix = parts.get(0);
    String suffix = parts.get(parts.size() - 1);
    int end = name.length() - suffix.length();
    if (end <= prefix.length() || !name.startsWith(prefix) || !name.endsWith(suffix)) {
      return false;
    }
    int from = prefix.length();
    for (int star = 1; star < groups(); star++) {
      String part = parts.get(star);
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
    int from = parts.get(0).length();
    for (int star = 1; star < group; star++) {
      from = name.indexOf(parts.get(star), from + 1) + parts.get(star).length();
    }
    int end =
        group == groups()
            ? name.length() - parts.get(group).length()
            : name.indexOf(parts.get(group), from + 1);
    return name.substring(from, end);
  }

  @Override
  public int groups() {
    return parts.size() - 1;
  }

  /** Three stars and more before two, two before one. */
  @Override
  public int precedence() {
    return Math.max(2, 5 - groups());
  }
}
