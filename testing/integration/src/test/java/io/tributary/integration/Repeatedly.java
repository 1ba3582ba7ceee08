package io.tributary.integration;

import io.tributary.harness.process.Await;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does something again and again on a thread of its own, while a test does other things. */
final class Repeatedly implements AutoCloseable {

  private static final int END_SECONDS = 120;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> run;
  private volatile boolean ended;

  /** What is done each time. */
  @FunctionalInterface
  interface Step {
    void take() throws Exception;
  }

  private Repeatedly(Duration pause, Step step) {
    this.run =
        thread.submit(
            () -> {
              while (!ended) {
                step.take();
                Await.within(pause, () -> ended);
              }
              return null;
            });
  }

  /** Begins, with a pause after each time. */
  static Repeatedly run(Duration pause, Step step) {
    return new Repeatedly(pause, step);
  }

  /**
   * Waits until the last time is over.
   *
   * @throws java.util.concurrent.ExecutionException with what went wrong in one of them
   */
  void end() throws Exception {
    ended = true;
    try {
      run.get(END_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("what is repeated does not end", e);
    }
  }

  @Override
  public void close() {
    ended = true;
    thread.shutdown();
  }
}
