package io.tributary.quickstart;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and TERM into an orderly end: the main thread hears of it, closes what it opened,
 * and only then the process ends.
 *
 * <p>Threading: the JVM's shutdown thread asks, the main thread waits and answers.
 */
final class StopSignal {

  private static final Duration TO_CLOSE = Duration.ofMinutes(1);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread main;
  private volatile int status;

  private StopSignal(Thread main) {
    this.main = main;
  }

  /** Listens from now on; the calling thread is the one that will close everything. */
  static StopSignal install() {
    StopSignal signal = new StopSignal(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(signal::onShutdown, "stop"));
    return signal;
  }

  private void onShutdown() {
    if (closed.getCount() == 0) {
      return; // The program ended by itself.
    }
    asked.countDown();
    // Out of whatever the main thread waits for, be it a server that is still starting.
    main.interrupt();
    try {
      closed.await(TO_CLOSE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The status of a signal would be 130 or 143, but stopping is what was asked for.
    Runtime.getRuntime().halt(status);
  }

  /** Whether somebody asked to stop. */
  boolean asked() {
    return asked.getCount() == 0;
  }

  /** Waits for a moment. True when somebody asked to stop meanwhile. */
  boolean asked(Duration within) {
    try {
      return asked.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  /**
   * Everything is closed; a waiting shutdown may end the process.
   *
   * @param exitStatus what the process ends with when it was asked to stop
   */
  void closed(int exitStatus) {
    status = exitStatus;
    closed.countDown();
  }
}
