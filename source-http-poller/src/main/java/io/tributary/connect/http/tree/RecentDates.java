package io.tributary.connect.http.tree;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Dates that were just asked for. The records of one answer have few different ones, and what is
 * not allocated need not be written to memory.
 */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
public final class RecentDates {

  private static final int PLACES = 64;

  private final @Nullable Date[] recent = new @Nullable Date[PLACES];

  /** The date of so many milliseconds since the epoch; whoever gets it must not change it. */
  public Date of(long epochMs) {
    int place = (int) (epochMs / 1_000) & (PLACES - 1);
    Date known = recent[place];
    if (known == null || known.getTime() != epochMs) {
      known = new Date(epochMs);
      recent[place] = known;
    }
    return known;
  }
}
