package io.tributary.connect.smt.jolt.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A left-hand key without references: a literal, {@code *}, or stars between literal parts. */
public sealed interface KeyPattern permits LiteralKey, AnyKey, StarKey {

  /** What a match of a pattern without stars of its own captures. */
  String[] NOTHING = {};

  /** The texts that the stars stand for when the pattern matches a name, null when it does not. */
  String @Nullable [] match(String name);

  /** How many texts {@link #match} gives. */
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

  default boolean matches(String name) {
    return match(name) != null;
  }
}
