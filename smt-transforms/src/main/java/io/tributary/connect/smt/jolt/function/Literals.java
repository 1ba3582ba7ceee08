package io.tributary.connect.smt.jolt.function;

import org.jspecify.annotations.Nullable;

/** Arguments that a spec writes as text. */
public final class Literals {

  private Literals() {}

  /** A quoted string, a boolean, a number, null for nothing; any other text is a string as well. */
  public static @Nullable Object parse(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      return text.substring(1, text.length() - 1);
    }
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    Number number = Numbers.parse(text);
    return number == null ? text : number;
  }
}
