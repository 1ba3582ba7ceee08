package io.tributary.connect.smt.jolt.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern's stars stand for in the names it matched of late, as records have the same names
 * again and again. A name that comes to the place of another takes it. Threads may share it: an
 * entry never changes, and one that is lost is only worked out again.
 */
final class Captures {

  private static final int PLACES = 64;
  private static final int LONGEST = 64;

  private final @Nullable Entry[] entries = new Entry[PLACES];

  /**
   * A name.
   *
   * @param texts one for each star
   */
  record Entry(String name, List<String> texts) {}

  @Nullable Entry find(String name) {
    Entry entry = entries[place(name)];
    return entry != null && entry.name().equals(name) ? entry : null;
  }

  void keep(Entry entry) {
    if (entry.name().length() <= LONGEST) {
      entries[place(entry.name())] = entry;
    }
  }

  private static int place(String name) {
    int hash = name.hashCode();
    return (hash ^ hash >>> 16) & (PLACES - 1);
  }
}
