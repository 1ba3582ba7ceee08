package io.tributary.connect.smt.jolt.key;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Texts that stand for a place in a list. */
public final class ListIndex {

  public static final int NONE = -1;

  private static final int LONGEST = 10;

  private static final String[] SHORT =
      IntStream.range(0, 1_000).mapToObj(Integer::toString).toArray(String[]::new);

  private ListIndex() {}

  /** The index as a name, which it is to keys and references. */
  public static String text(int index) {
    return index < SHORT.length ? SHORT[index] : Integer.toString(index);
  }

  /** The number that a text is, or {@link #NONE}; no exception, as data decides which it is. */
  public static int parse(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return NONE;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NONE;
      }
      value = value * 10 + (c - '0');
    }
    return value > Integer.MAX_VALUE ? NONE : (int) value;
  }
}
