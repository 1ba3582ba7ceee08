package io.tributary.connect.hudi.lake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes several files at a time. Whoever asks waits until the last one has ended, so nothing is
 * written any more once the answer is there, good or bad.
 */
final class WriterPool implements AutoCloseable {

  private final LakeSession session;
  private final int threads;
  private final ExecutorService executor;

  WriterPool(LakeSession session, String name, int threads) {
    this.session = session;
    this.threads = threads;
    this.executor = Executors.newFixedThreadPool(threads, named(name));
  }

  /** How many files at a time. */
  int threads() {
    return threads;
  }

  /** The plugin's own loader: Hadoop and Hudi find classes by name through the thread. */
  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "hudi-sink-writer-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(WriterPool.class.getClassLoader());
      return thread;
    };
  }

  /**
   * Does all pieces, or none of those that had not begun when the first one failed.
   *
   * <p>What it throws is the failure that came first, with later ones suppressed in it.
   *
   * @return what they gave, in their order
   */
  <T> List<T> run(List<LakeSession.Work<T>> pieces) throws IOException {
    if (threads == 1 || pieces.size() < 2) {
      List<T> results = new ArrayList<>();
      for (LakeSession.Work<T> piece : pieces) {
        results.add(session.call(piece));
      }
      return results;
    }
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Future<@Nullable T>> running = new ArrayList<>();
    for (LakeSession.Work<T> piece : pieces) {
      running.add(executor.submit(() -> unlessFailed(piece, failure)));
    }
    List<T> results = awaited(running, failure);
    Throwable first = failure.get();
    if (first != null) {
      throw rethrown(first);
    }
    return results;
  }

  /** Null where another piece has failed before. */
  @SuppressWarnings("IllegalCatch") // a failure of any kind ends all pieces, and is told
  private <T> @Nullable T unlessFailed(
      LakeSession.Work<T> piece, AtomicReference<@Nullable Throwable> failure) {
    if (failure.get() != null) {
      return null;
    }
    try {
      return session.call(piece);
    } catch (Throwable e) {
      if (!failure.compareAndSet(null, e)) {
        Objects.requireNonNull(failure.get()).addSuppressed(e);
      }
      return null;
    }
  }

  /** Waits for each, even when one has failed: files must not appear behind the caller's back. */
  private static <T> List<T> awaited(
      List<Future<@Nullable T>> running, AtomicReference<@Nullable Throwable> failure)
      throws IOException {
    List<T> results = new ArrayList<>();
    for (Future<@Nullable T> each : running) {
      try {
        T result = each.get();
        if (result != null) {
          results.add(result);
        }
      } catch (ExecutionException e) {
        failure.compareAndSet(null, e.getCause());
      } catch (InterruptedException e) {
        running.forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
        throw (InterruptedIOException) new InterruptedIOException("stopped").initCause(e);
      }
    }
    return results;
  }

  /** As it was, as its type says what becomes of the instant. */
  private static IOException rethrown(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof IOException io ? io : new IOException(failure);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
