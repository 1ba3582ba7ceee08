package io.tributary.connect.smt.jolt.key;

import java.util.Comparator;
import java.util.List;

/** A left-hand key without references: a literal, {@code *}, or stars between literal parts. */
public sealed interface KeyPattern permits LiteralKey, AnyKey, StarKey {

  /** From specific to general, the longer key first. */
  Comparator<KeyPattern> TRIED_FIRST =
      Comparator.comparingInt(KeyPattern::precedence)
          .thenComparing(
              KeyPattern::canonical,
              Comparator.comparingInt(String::length)
                  .reversed()
                  .thenComparing(Comparator.<String>naturalOrder()));

  boolean matches(String name);

  /**
   * The text that a star stands for, in a name that the pattern matches. It is looked for when it
   * is asked for, as most matches are not asked.
   *
   * @param group 1 to {@link #groups}
   */
  String captured(String name, int group);

  /** How many stars capture a text. */
  int groups();

  /** The order in which patterns of one object are tried: the lower, the sooner. */
  int precedence();

  /** The text that tells two keys of one object apart, and orders those of one precedence. */
  String canonical();

  /** The pattern of literal parts with stars between them; one part is a literal. */
  static KeyPattern of(List<String> parts) {
    if (parts.size() == 1) {
      return new LiteralKey(parts.get(0));
    }
    String key = String.join("*", parts);
    return key.equals("*") ? new AnyKey() : new StarKey(key, parts);
  }
}
