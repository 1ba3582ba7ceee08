package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.Window;
import org.jspecify.annotations.Nullable;

/**
 * Which windows an event time falls into, each by its start in epoch milliseconds. For the task's
 * thread alone.
 */
final class Windows {

  private final boolean exists;
  private final long sizeMs;
  private final long slideMs;
  private final int overlap;

  /** Start of the window that was asked for last: most events fall into it again. */
  private long knownStartMs;

  Windows(@Nullable Window window) {
    exists = window != null;
    sizeMs = window == null ? 0 : window.size().toMillis();
    if (window instanceof Window.Hop hop) {
      slideMs = hop.slide().toMillis();
      overlap = (int) (hop.size().toMillis() / slideMs);
    } else {
      // A session of one record starts with it.
      slideMs = window instanceof Window.Tumble tumble ? tumble.size().toMillis() : 1;
      overlap = 1;
    }
  }

  /** How many windows each time falls into. */
  int overlap() {
    return overlap;
  }

  /**
   * The start of one of them.
   *
   * @param index from 0, the latest, to {@link #overlap}
   */
  long start(long eventMs, int index) {
    return exists ? latestStart(eventMs) - index * slideMs : GroupKey.NO_WINDOW;
  }

  private long latestStart(long eventMs) {
    long intoKnown = eventMs - knownStartMs;
    if (intoKnown < 0 || intoKnown >= slideMs) {
      knownStartMs = eventMs - Math.floorMod(eventMs, slideMs);
    }
    return knownStartMs;
  }

  boolean exist() {
    return exists;
  }

  /**
   * How much later the window would have to end to end behind a bound; 0 or less if it does.
   *
   * @param boundMs {@link Lateness#NEVER} if all windows do
   */
  long lateByMs(long startMs, long boundMs) {
    boolean over = exists && boundMs != Lateness.NEVER && startMs <= boundMs - sizeMs;
    return over ? Math.max(1, boundMs - sizeMs - startMs + 1) : 0;
  }
}
