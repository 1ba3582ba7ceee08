package io.tributary.connect.smt.lookup;

import org.jspecify.annotations.Nullable;

/** What a row takes of the heap, roughly: object headers of 12 bytes, references of 4. */
final class Footprint {

  private static final int ENTRY = 48;
  private static final int ARRAY = 16;
  private static final int REFERENCE = 4;
  private static final int BOX = 24;
  private static final int STRING = 40;

  private Footprint() {}

  static long of(Object key, @Nullable Object[] row) {
    long bytes = ENTRY + ARRAY + (long) REFERENCE * row.length + ofValue(key);
    for (Object value : row) {
      bytes += ofValue(value);
    }
    return bytes;
  }

  private static long ofValue(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return 0;
    }
    return value instanceof String text ? STRING + text.length() : BOX;
  }
}
