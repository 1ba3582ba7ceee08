package io.tributary.connect.http.schedule;

/**
 * When the polls of one unit begin.
 *
 * <p>Threading: one thread at a time, with a happens-before edge in between.
 */
public interface PollSchedule {

  /** A poll begins. */
  void started();

  /** Milliseconds until the next poll is due, the first one included. */
  long untilDueMs();
}
