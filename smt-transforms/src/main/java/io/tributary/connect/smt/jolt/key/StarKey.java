package io.tributary.connect.smt.jolt.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
  public String @Nullable [] match(String name) {
    String prefix = parts.get(0);
    String suffix = parts.get(parts.size() - 1);
    int end = name.length() - suffix.length();
    if (!name.startsWith(prefix) || end <= prefix.length() || !name.endsWith(suffix)) {
      return null;
    }
    String[] found = new String[groups()];
    int from = prefix.length();
    for (int star = 0; star < found.length - 1; star++) {
      String part = parts.get(star + 1);
      int at = name.indexOf(part, from + 1);
      if (at < 0 || at + part.length() >= end) {
        return null;
      }
      found[star] = name.substring(from, at);
      from = at + part.length();
    }
    found[found.length - 1] = name.substring(from, end);
    return found;
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
