package io.tributary.connect.hudi.catalog;

import io.tributary.connect.kit.metrics.Gauges;
import io.tributary.connect.kit.retry.Backoff;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a catalog follow the table's commits on a thread of its own: a catalog that is slow or away
 * delays no commit. What failed is tried again, together with what was committed meanwhile.
 */
public final class CatalogFollower implements CommitListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogFollower.class);

  private final BlockingQueue<TableCommit> commits = new LinkedBlockingQueue<>();
  private final CatalogSync sync;
  private final Catalog catalog;
  private final Backoff backoff;
  private final Thread thread;
  private volatile boolean closed;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong synced = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /**
   * @param name of the thread
   * @param catalog closed with this
   */
  public CatalogFollower(String name, CatalogSync sync, Catalog catalog, Backoff backoff) {
    this.sync = sync;
    this.catalog = catalog;
    this.backoff = backoff;
    this.thread = new Thread(this::follow, name);
    thread.setDaemon(true);
    // The libraries behind a catalog find their parts through it.
    thread.setContextClassLoader(CatalogFollower.class.getClassLoader());
    thread.start();
  }

  @Override
  public void committed(TableCommit commit) {
    waiting.incrementAndGet();
    commits.add(commit);
  }

  private void follow() {
    try {
      while (true) {
        register(commits.take());
      }
    } catch (InterruptedException e) {
      // The task is over; who coordinates next compares the catalog with the table as a whole.
      Thread.currentThread().interrupt();
    } finally {
      catalog.close();
    }
  }

  private void register(TableCommit first) throws InterruptedException {
    TableCommit commit = first;
    long merged = 1;
    for (int attempt = 1; !attempt(commit); attempt++) {
      @Nullable TableCommit later = commits.poll(backoff.delayMs(attempt), TimeUnit.MILLISECONDS);
      if (later != null) {
        commit = commit.then(later);
        merged++;
      }
    }
    waiting.addAndGet(-merged);
  }

  // Whatever a catalog or its library throws, the sink must be able to go on following it.
  @SuppressWarnings("IllegalCatch")
  private boolean attempt(TableCommit commit) throws InterruptedException {
    try {
      sync.apply(commit);
      synced.incrementAndGet();
      return true;
    } catch (RuntimeException e) {
      if (closed) {
        throw new InterruptedException("stopped");
      }
      failed.incrementAndGet();
      LOG.warn("The catalog is behind the table: {} It is tried again.", e.getMessage(), e);
      return false;
    }
  }

  /** What a worker shows of it. */
  public Gauges gauges() {
    return new Gauges()
        .with(
            "catalog-commits-waiting",
            "Commits that the catalog has yet to learn of; more than a few, and it is away.",
            waiting::get)
        .with("catalog-syncs-total", "Commits, or several at once, it has learned of.", synced::get)
        .with("catalog-failures-total", "Attempts to tell it that failed.", failed::get);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
