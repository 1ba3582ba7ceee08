package io.tributary.connect.hudi.lake;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was derived from a key, for keys that are costly to compare and nearly always the very same
 * object: by identity first, by equality for a copy. Forgets all when full, as a stream of ever new
 * schemas is not worth keeping.
 */
final class BoundedCache<K, V> {

  private static final int MAX_ENTRIES = 256;

  private final IdentityHashMap<K, V> byIdentity = new IdentityHashMap<>();
  private final Map<K, V> byEquality = new HashMap<>();

  V computeIfAbsent(K key, Function<K, V> derive) {
    V known = byIdentity.get(key);
    if (known != null) {
      return known;
    }
    V value = byEquality.get(key);
    if (value == null) {
      value = derive.apply(key);
    }
    if (byIdentity.size() >= MAX_ENTRIES) {
      clear();
    }
    byIdentity.put(key, value);
    byEquality.put(key, value);
    return value;
  }

  void clear() {
    byIdentity.clear();
    byEquality.clear();
  }
}
