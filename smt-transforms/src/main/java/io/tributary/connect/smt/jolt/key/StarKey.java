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
  private final Captures captures = new Captures();

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
    if (end <= prefix.length() || !name.startsWith(prefix)) {
      return false;
    }
    if (!suffix.isEmpty() && !name.endsWith(suffix)) {
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
    Captures.Entry entry = captures.find(name);
    if (entry == null) {
      entry = new Captures.Entry(name, List.of(capture(name)));
      captures.keep(entry);
    }
    return entry.texts().get(group - 1);
  }

  private String[] capture(String name) {
    String[] texts = new String[groups()];
    int from = prefix.length();
    for (int star = 1; star < groups(); star++) {
      int end = name.indexOf(parts[star], from + 1);
      texts[star - 1] = name.substring(from, end);
      from = end + parts[star].length();
    }
    texts[groups() - 1] = name.substring(from, name.length() - suffix.length());
    return texts;
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
