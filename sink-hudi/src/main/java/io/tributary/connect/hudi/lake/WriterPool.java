package io.tributary.connect.hudi.lake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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
    AtomicBoolean failed = new AtomicBoolean();
    List<Future<T>> running = new ArrayList<>();
    for (LakeSession.Work<T> piece : pieces) {
      running.add(executor.submit(() -> unlessFailed(piece, failed)));
    }
    return awaited(running);
  }

  private <T> T unlessFailed(LakeSession.Work<T> piece, AtomicBoolean failed) throws IOException {
    if (failed.get()) {
      throw new InterruptedIOException("another file could not be written");
    }
    boolean done = false;
    try {
      T result = session.call(piece);
      done = true;
      return result;
    } finally {
      if (!done) {
        failed.set(true);
      }
    }
  }

  /** Waits for each, even when one has failed: files must not appear behind the caller's back. */
  private static <T> List<T> awaited(List<Future<T>> running) throws IOException {
    List<T> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Future<T> each : running) {
      try {
        results.add(each.get());
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      } catch (InterruptedException e) {
        running.forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
        throw (InterruptedIOException) new InterruptedIOException("stopped").initCause(e);
      }
    }
    if (!failures.isEmpty()) {
      throw first(failures);
    }
    return results;
  }

  /** The first as it was, as its type says what becomes of the instant. */
  private static IOException first(List<Throwable> failures) {
    Throwable first = failures.get(0);
    failures.stream().skip(1).forEach(first::addSuppressed);
    if (first instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (first instanceof Error error) {
      throw error;
    }
    return first instanceof IOException io ? io : new IOException(first);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
