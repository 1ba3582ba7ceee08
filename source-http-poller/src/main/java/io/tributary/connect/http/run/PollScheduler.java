package io.tributary.connect.http.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls endpoints on threads of its own and hands their pages over.
 *
 * <p>Threading: {@link #start}, {@link #take} and {@link #close} are the task thread's. A page
 * waits in the queue until that thread takes it, and only then is the endpoint's next poll
 * scheduled: so the queue holds at most one entry per endpoint and no fetch thread ever waits for
 * it.
 */
public final class PollScheduler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PollScheduler.class);
  private static final Duration GRACE = Duration.ofMillis(500);

  private final List<EndpointRunner> runners;
  private final ScheduledThreadPoolExecutor threads;
  private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();

  /**
   * @param name of the task, for the threads' names
   * @param maxThreads how many endpoints may wait for responses at the same time
   */
  public PollScheduler(String name, int maxThreads, List<EndpointRunner> runners) {
    this.runners = List.copyOf(runners);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ScheduledThreadPoolExecutor(
            Math.min(maxThreads, runners.size()),
            work -> {
              Thread thread = new Thread(work, name + "-fetch-" + number.incrementAndGet());
              thread.setDaemon(true);
              // Libraries must look for their parts in the plugin's folder, not in the worker's.
              thread.setContextClassLoader(PollScheduler.class.getClassLoader());
              return thread;
            });
  }

  /** Polls each endpoint for the first time. */
  public void start() {
    runners.forEach(runner -> schedule(runner, 0));
  }

  /**
   * The next page, null if none came in time.
   *
   * @throws ConnectException if an endpoint failed in a way that only a person can mend
   */
  public @Nullable List<SourceRecord> take(Duration patience) throws InterruptedException {
    Delivery delivery = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (delivery == null) {
      return null;
    }
    if (delivery.failure() != null) {
      throw delivery.failure();
    }
    delivery.onTaken().run();
    return delivery.records();
  }

  private void schedule(EndpointRunner runner, long delayMs) {
    try {
      var unused = threads.schedule(() -> run(runner), delayMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Endpoint '{}': not polled any more, the task stops", runner.alias());
    }
  }

  private void run(EndpointRunner runner) {
    Turn turn = poll(runner);
    if (turn.failure() != null || !turn.records().isEmpty()) {
      queue.add(
          new Delivery(
              turn.records(), () -> schedule(runner, runner.untilDueMs()), turn.failure()));
    } else {
      schedule(runner, turn.restMs());
    }
  }

  /** An executor keeps what its work throws to itself: a bug would look like a silent endpoint. */
  @SuppressWarnings("IllegalCatch")
  private static Turn poll(EndpointRunner runner) {
    try {
      return runner.poll();
    } catch (Throwable bug) {
      return Turn.failed(
          new ConnectException("Endpoint '" + runner.alias() + "' failed unexpectedly", bug));
    }
  }

  /** Cancels what is under way and returns within a second. */
  @Override
  public void close() {
    threads.shutdownNow();
    runners.forEach(EndpointRunner::cancel);
    try {
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        // A name server's answer cannot be cancelled; the daemon thread ends with it.
        LOG.warn("A request did not end within {} ms of its cancellation", GRACE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
