package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.Truth;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of LIKE. Matched by hand, in time proportional to text times pattern: a regular
 * expression could be made to run for ever.
 */
final class LikePattern {

  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;

  private final int[] symbols;

  LikePattern(String pattern) {
    int[] points = pattern.codePoints().toArray();
    int[] read = new int[points.length];
    int length = 0;
    for (int i = 0; i < points.length; i++) {
      boolean escapes =
          points[i] == '\\'
              && i + 1 < points.length
              && (points[i + 1] == '%' || points[i + 1] == '_' || points[i + 1] == '\\');
      if (escapes) {
        read[length++] = points[++i];
      } else if (points[i] == '%') {
        read[length++] = ANY_TEXT;
      } else {
        read[length++] = points[i] == '_' ? ANY_CHARACTER : points[i];
      }
    }
    symbols = java.util.Arrays.copyOf(read, length);
  }

  Truth matches(@Nullable Object value) {
    if (value == null) {
      return Truth.UNKNOWN;
    }
    if (value instanceof String text) {
      return Truth.of(matches(text.codePoints().toArray()));
    }
    throw new DataException(
        "LIKE needs text, not a value of type " + value.getClass().getSimpleName());
  }

  /** Greedy, going back to the last {@code %} only: earlier ones need never take more. */
  private boolean matches(int[] text) {
    int at = 0;
    int symbol = 0;
    int resumeSymbol = -1;
    int resumeAt = 0;
    while (at < text.length) {
      if (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
        resumeSymbol = ++symbol;
        resumeAt = at;
      } else if (symbol < symbols.length
          && (symbols[symbol] == ANY_CHARACTER || symbols[symbol] == text[at])) {
        symbol++;
        at++;
      } else if (resumeSymbol >= 0) {
        symbol = resumeSymbol;
        at = ++resumeAt;
      } else {
        return false;
      }
    }
    while (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
      symbol++;
    }
    return symbol == symbols.length;
  }
}
