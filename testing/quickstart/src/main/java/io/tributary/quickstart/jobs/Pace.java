package io.tributary.quickstart.jobs;

/**
 * How far a feed has gone and may go: a step more with each release, up to its last. Once all that
 * may be told was told, and asked for again, it has been received.
 *
 * <p>Threading: any thread.
 */
final class Pace {

  private final int steps;
  private int released = 1;
  private int told;
  private int repeats;
  private boolean over;

  /**
   * Begins before the first step, which is released.
   *
   * @param steps how many different answers there are
   */
  Pace(int steps) {
    this.steps = steps;
  }

  /** Lets it go a step further. */
  synchronized void release() {
    if (!over && released < steps) {
      released++;
    }
  }

  /** Lets it go no further. */
  synchronized void end() {
    over = true;
  }

  /** Whether the next answer is to be a new one. */
  synchronized boolean mayStep() {
    return told < released;
  }

  /** A new answer was given. */
  synchronized void stepped() {
    told++;
    repeats = 0;
  }

  /** The last answer was given again. */
  synchronized void repeated() {
    repeats++;
  }

  /** Whether the last answer that there is to be has been received. */
  synchronized boolean received() {
    return (over || released == steps) && told == released && repeats > 0;
  }
}
