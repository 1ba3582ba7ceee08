package io.tributary.connect.http.run;

/**
 * Does the work of one unit, step by step.
 *
 * <p>Threading: one step at a time, on any thread; {@link #cancel} from whichever thread.
 */
public interface UnitRunner {

  /** Names the unit in logs and messages. */
  String name();

  /**
   * Takes one step, on the calling thread.
   *
   * @param onTaken runs on the task's thread once it has taken all records that were handed over
   */
  Turn step(Runnable onTaken);

  /** Milliseconds until the next step. */
  long untilDueMs();

  /** Whether a step lasts as long as the server likes, so that it needs a thread of its own. */
  boolean isEndless();

  /** Cancels the request under way, and refuses further ones. */
  void cancel();

  /** Frees what is kept between steps, once no step is under way. */
  void close();
}
