package io.tributary.connect.http.records;

import org.jspecify.annotations.Nullable;

/** Boxed timestamps that were just asked for: the records of one answer have few different ones. */
final class RecentTimestamps {

  private static final int PLACES = 64;

  private final @Nullable Long[] recent = new @Nullable Long[PLACES];

  Long of(long epochMs) {
    int place = (int) (epochMs / 1_000) & (PLACES - 1);
    Long known = recent[place];
    if (known == null || known != epochMs) {
      known = epochMs;
      recent[place] = known;
    }
    return known;
  }
}
