package io.tributary.connect.http;

import io.tributary.connect.http.plan.Discovery;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps looking which partitions endpoints have.
 *
 * <p>Threading: one thread of its own looks; any thread asks what it saw.
 */
final class PartitionWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionWatch.class);

  private final Map<String, Watched> endpoints;
  private final Runnable onChange;
  private final ScheduledThreadPoolExecutor thread;
  private final CountDownLatch unseen;
  private final Map<String, Set<String>> seen = new HashMap<>();

  /**
   * How to look, and how often.
   *
   * @param cancel ends a look under way
   */
  record Watched(Discovery discovery, Duration refresh, Runnable cancel) {}

  /**
   * @param endpoints by alias
   * @param onChange is told when there are other partitions than before
   */
  PartitionWatch(String name, Map<String, Watched> endpoints, Runnable onChange) {
    this.endpoints = Map.copyOf(endpoints);
    this.onChange = onChange;
    this.unseen = new CountDownLatch(endpoints.size());
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread watcher = new Thread(work, name + "-partitions");
              watcher.setDaemon(true);
              watcher.setContextClassLoader(PartitionWatch.class.getClassLoader());
              return watcher;
            });
  }

  void start() {
    endpoints.forEach(
        (alias, watched) -> {
          var unused =
              thread.scheduleWithFixedDelay(
                  () -> look(alias, watched.discovery()),
                  0,
                  watched.refresh().toMillis(),
                  TimeUnit.MILLISECONDS);
        });
  }

  /** An executor would never look again after whatever its work throws. */
  @SuppressWarnings("IllegalCatch")
  private void look(String alias, Discovery discovery) {
    try {
      if (found(alias, discovery.values())) {
        onChange.run();
      }
    } catch (ConnectException e) {
      LOG.warn("Endpoint '{}': its partitions could not be read: {}", alias, e.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("Endpoint '{}': its partitions could not be read", alias, bug);
    }
  }

  private synchronized boolean found(String alias, Set<String> values) {
    Set<String> before = seen.get(alias);
    if (values.isEmpty() && before != null) {
      LOG.warn("Endpoint '{}': its parent shows no partitions; the known ones are kept", alias);
      return false;
    }
    seen.put(alias, values);
    if (before == null) {
      LOG.info("Endpoint '{}': {} partitions", alias, values.size());
      unseen.countDown();
    } else if (!before.equals(values)) {
      LOG.info("Endpoint '{}': {} partitions instead of {}", alias, values.size(), before.size());
    }
    return !values.equals(before);
  }

  /**
   * The partitions of each endpoint.
   *
   * @throws ConnectException if they were not found in time; the worker then asks again later
   */
  Map<String, Set<String>> partitions(Duration patience) {
    try {
      if (!unseen.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ConnectException(
            "The partitions of an endpoint are not known yet, as its partition.endpoint has not"
                + " answered as it should; the log says why. It is asked again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("Interrupted while waiting for partitions", e);
    }
    synchronized (this) {
      return Map.copyOf(seen);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    endpoints.values().forEach(watched -> watched.cancel().run());
  }
}
