package io.tributary.harness;

import io.tributary.harness.process.HarnessException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts servers side by side, tells how it goes, and closes in reverse what has started.
 *
 * <p>Threading: {@link #close} may come from another thread while starts are under way; they are
 * interrupted.
 */
final class Startup implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final Progress progress;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Started> started = new ConcurrentLinkedDeque<>();

  private record Started(String name, Server server) {}

  /** A server whose close fails with nothing that its caller must handle. */
  interface Server extends AutoCloseable {
    @Override
    void close();
  }

  Startup(Progress progress) {
    this.progress = progress;
  }

  /** Begins a start. */
  <T> Future<T> begin(String name, Supplier<T> start, Function<T, Server> closing) {
    return threads.submit(
        () -> {
          progress.starting(name);
          long before = System.nanoTime();
          T server = start.get();
          started.addFirst(new Started(name, closing.apply(server)));
          progress.ready(name, Duration.ofNanos(System.nanoTime() - before));
          return server;
        });
  }

  /** The server, once it has started. */
  static <T> T await(Future<T> start) {
    try {
      return start.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new HarnessException(
          cause == null ? "A start failed" : String.valueOf(cause.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("Interrupted while the servers start", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Started each = started.poll(); each != null; each = started.poll()) {
      progress.stopping(each.name());
      each.server().close();
    }
  }
}
