package io.tributary.connect.smt.lookup;

import io.tributary.connect.kit.retry.Backoff;
import io.tributary.connect.smt.metrics.TableMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table that is read whole, and again from time to time. What was read stays in use until the
 * next read is complete, and also when that fails.
 *
 * <p>Threading: tasks find, one thread of the executor at a time loads; the snapshot is swapped.
 */
public final class SnapshotTable implements LookupTable {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotTable.class);
  private static final long FIRST_RETRY_MS = 500;
  private static final long LAST_RETRY_MS = 30_000;

  private final String name;
  private final RowReader reader;
  private final RowShape shape;
  private final LoadSettings settings;
  private final TableMetrics metrics;
  private final Surroundings surroundings;
  private final Backoff backoff;
  private final FirstLoad firstLoad;
  private final Staleness staleness;
  private volatile @Nullable Snapshot snapshot;
  private volatile boolean closed;
  private int failures;

  /** What the table runs on. */
  public record Surroundings(
      ScheduledExecutorService executor, Clock clock, RandomGenerator random) {}

  public SnapshotTable(
      TableRef table,
      RowReader reader,
      RowShape shape,
      LoadSettings settings,
      TableMetrics metrics,
      Surroundings surroundings) {
    this.name = table.name();
    this.reader = reader;
    this.shape = shape;
    this.settings = settings;
    this.metrics = metrics;
    this.surroundings = surroundings;
    this.backoff = new Backoff(FIRST_RETRY_MS, LAST_RETRY_MS, surroundings.random());
    this.firstLoad = new FirstLoad(name, settings.timeout());
    this.staleness = new Staleness(settings.failsWhenStale());
  }

  @Override
  public void start() {
    surroundings.executor().execute(this::load);
  }

  @Override
  public @Nullable Object @Nullable [] find(Object key) {
    Snapshot current = snapshot;
    if (current == null) {
      current = awaitFirst();
    }
    staleness.refuse();
    @Nullable Object[] row = current.find(key);
    if (row == null) {
      metrics.miss();
    } else {
      metrics.hit();
    }
    return row;
  }

  @Override
  public @Nullable String mismatch(Object key) {
    Snapshot current = snapshot;
    return current == null ? null : current.mismatch(key, name);
  }

  private Snapshot awaitFirst() {
    firstLoad.await();
    Snapshot loaded = snapshot;
    if (loaded == null) {
      throw new IllegalStateException("told loaded before it was");
    }
    return loaded;
  }

  @SuppressWarnings("IllegalCatch") // an executor would swallow a bug, and the table would stay old
  private void load() {
    if (closed) {
      return;
    }
    try {
      if (snapshot == null || staleness.is() || reader.mayHaveChanged()) {
        read();
      }
      failures = 0;
      scheduleRefresh();
    } catch (UnreadableTableException e) {
      failed(e);
    } catch (RuntimeException e) {
      LOG.error("Reading table {} failed by a bug", name, e);
      failed(
          UnreadableTableException.forNow(
              "reading table %s failed by %s, see the worker's log"
                  .formatted(name, e.getClass().getName())));
    }
  }

  private void read() throws UnreadableTableException {
    long began = System.nanoTime();
    Snapshot.Builder builder =
        new Snapshot.Builder(name, shape, settings.duplicates(), settings.maxRows());
    reader.readAll(builder);
    Snapshot next = builder.build();
    boolean first = snapshot == null;
    snapshot = next;
    staleness.fresh();
    firstLoad.done();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    metrics.holds(next.size(), next.bytes());
    metrics.read(surroundings.clock().millis(), took.toMillis());
    if (first) {
      LOG.info(
          "Table {} is loaded: {} rows, about {} kB, in {} ms",
          name,
          next.size(),
          next.bytes() / 1000,
          took.toMillis());
    }
  }

  private void failed(UnreadableTableException cause) {
    failures++;
    metrics.failed();
    staleness.stale(cause.text());
    firstLoad.failed(cause);
    // Also what somebody must mend: a file may be half written, a grant may come.
    long delayMs = backoff.delayMs(failures);
    LOG.warn("{}; tried again in {} ms", cause.text(), delayMs);
    schedule(delayMs);
  }

  private void scheduleRefresh() {
    if (!settings.refresh().isZero()) {
      double sooner = settings.jitter() * surroundings.random().nextDouble();
      schedule((long) (settings.refresh().toMillis() * (1 - sooner)));
    }
  }

  private void schedule(long delayMs) {
    if (!closed) {
      var unused =
          surroundings.executor().schedule(this::load, Math.max(1, delayMs), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    closed = true;
    surroundings.executor().execute(reader::close);
  }
}
