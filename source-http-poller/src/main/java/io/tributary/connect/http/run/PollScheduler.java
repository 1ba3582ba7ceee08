package io.tributary.connect.http.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls endpoints on threads of its own. An endpoint that rests costs none of them.
 *
 * <p>Threading: {@link #start} and {@link #close} are the task thread's. An endpoint's next poll is
 * scheduled only once the task has taken what the last one gave.
 */
public final class PollScheduler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PollScheduler.class);
  private static final Duration GRACE = Duration.ofMillis(500);

  private final List<UnitRunner> runners;
  private final ScheduledThreadPoolExecutor threads;
  private final Handoff handoff;

  /**
   * @param name of the task, for the threads' names
   * @param maxThreads how many endpoints may wait for responses at the same time
   * @param handoff where the runners leave their records
   */
  public PollScheduler(
      String name, int maxThreads, List<? extends UnitRunner> runners, Handoff handoff) {
    this.handoff = handoff;
    this.runners = List.copyOf(runners);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ScheduledThreadPoolExecutor(
            threads(maxThreads, runners),
            work -> {
              Thread thread = new Thread(work, name + "-fetch-" + number.incrementAndGet());
              thread.setDaemon(true);
              // Libraries must look for their parts in the plugin's folder, not in the worker's.
              thread.setContextClassLoader(PollScheduler.class.getClassLoader());
              return thread;
            });
  }

  /** Streams have threads of their own, so that no poll waits for them. */
  private static int threads(int maxThreads, List<? extends UnitRunner> runners) {
    int streams = (int) runners.stream().filter(UnitRunner::isEndless).count();
    return streams + Math.min(maxThreads, runners.size() - streams);
  }

  /** Polls each endpoint once its time has come. */
  public void start() {
    runners.forEach(runner -> schedule(runner, runner.untilDueMs()));
  }

  private void schedule(UnitRunner runner, long delayMs) {
    try {
      var unused = threads.schedule(() -> run(runner), delayMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Endpoint '{}': not polled any more, the task stops", runner.name());
    }
  }

  private void run(UnitRunner runner) {
    // A unit goes on once its step has ended and its records are taken, whichever comes last.
    AtomicInteger awaited = new AtomicInteger(2);
    Runnable goOn =
        () -> {
          if (awaited.decrementAndGet() == 0) {
            schedule(runner, runner.untilDueMs());
          }
        };
    Turn turn = step(runner, goOn);
    if (turn.failure() != null) {
      handoff.fail(turn.failure());
    } else if (turn.next() == Turn.Next.REST) {
      schedule(runner, turn.restMs());
    } else if (turn.next() == Turn.Next.UNTIL_TAKEN) {
      goOn.run();
    }
  }

  /** An executor keeps what its work throws to itself: a bug would look like a silent endpoint. */
  @SuppressWarnings("IllegalCatch")
  private static Turn step(UnitRunner runner, Runnable onTaken) {
    try {
      return runner.step(onTaken);
    } catch (CancellationException e) {
      return Turn.end();
    } catch (ConnectException e) {
      return Turn.failed(e);
    } catch (Throwable bug) {
      return Turn.failed(
          new ConnectException("Endpoint '" + runner.name() + "' failed unexpectedly", bug));
    }
  }

  /** Cancels what is under way and returns within a second. */
  @Override
  public void close() {
    handoff.stop();
    threads.shutdownNow();
    runners.forEach(UnitRunner::cancel);
    try {
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        // A name server's answer cannot be cancelled; the daemon thread ends with it.
        LOG.warn("A request did not end within {} ms of its cancellation", GRACE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runners.forEach(UnitRunner::close);
  }
}
