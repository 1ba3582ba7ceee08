package io.tributary.connect.http.run;

import io.tributary.connect.http.model.Park;

/**
 * Is told how the polls of one unit go.
 *
 * <p>Threading: one fetch thread at a time, with a happens-before edge in between.
 */
public interface PollObserver {

  /** Looks away. */
  PollObserver NONE = new PollObserver() {};

  /** A request is about to be sent. */
  default void asking() {}

  /** A response held nothing new: its status, its version or its validators say so. */
  default void nothingNew() {}

  /**
   * The records of a response were handed over, or there were none.
   *
   * @param ignored how many more did not fit
   */
  default void handedOver(int records, int ignored) {}

  /** A failure that may pass, or the limits, keep the unit from asking for a time. */
  default void parked(Park park) {}
}
