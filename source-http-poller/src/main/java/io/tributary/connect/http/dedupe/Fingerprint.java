package io.tributary.connect.http.dedupe;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit hash of values. A record is left out only if the hashes of both its key and its version
 * are those of another, so it takes a coincidence of 128 bits to lose one.
 */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
final class Fingerprint {

  private static final long NULL = 0x9e3779b97f4a7c15L;
  private static final long START = 0x243f6a8885a308d3L;
  private static final long MULTIPLIER = 0xff51afd7ed558ccdL;

  private Fingerprint() {}

  /** Of values in their order. */
  static long of(@Nullable Object[] values, int[] indexes) {
    long hash = START;
    for (int index : indexes) {
      hash = mix(hash, of(values[index], Ignored.NOTHING));
    }
    return hash;
  }

  /** Of a tree of maps, lists and single values; the order of a map's members does not count. */
  static long of(@Nullable Object value, Ignored ignored) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof CharSequence text) {
      return text(text);
    }
    if (value instanceof Date date) {
      return mix(3, date.getTime());
    }
    if (value instanceof Double || value instanceof Float) {
      return mix(5, Double.doubleToLongBits(((Number) value).doubleValue()));
    }
    if (value instanceof Number number) {
      return mix(7, number.longValue());
    }
    if (value instanceof Map<?, ?> members) {
      return members(members, ignored);
    }
    if (value instanceof List<?> elements) {
      return elements(elements, ignored);
    }
    return value instanceof byte[] bytes ? bytes(bytes) : text(value.toString());
  }

  private static long members(Map<?, ?> members, Ignored ignored) {
    long sum = 11;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String name = String.valueOf(member.getKey());
      Ignored inside = ignored.member(name);
      if (!inside.isWhole()) {
        sum += mix(text(name), of(member.getValue(), inside));
      }
    }
    return sum;
  }

  private static long elements(Collection<?> elements, Ignored ignored) {
    long hash = 13;
    int i = 0;
    for (Object element : elements) {
      Ignored inside = ignored.member(Integer.toString(i++));
      hash = mix(hash, inside.isWhole() ? NULL : of(element, inside));
    }
    return hash;
  }

  private static long text(CharSequence text) {
    long hash = 17;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash, text.length());
  }

  private static long bytes(byte[] bytes) {
    long hash = 19;
    for (byte each : bytes) {
      hash = (hash ^ each) * 0x100000001b3L;
    }
    return mix(hash, bytes.length);
  }

  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) * MULTIPLIER;
    mixed ^= mixed >>> 33;
    mixed *= 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 29);
  }
}
