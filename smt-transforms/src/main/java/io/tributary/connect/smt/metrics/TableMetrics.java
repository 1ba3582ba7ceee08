package io.tributary.connect.smt.metrics;

import io.tributary.connect.kit.metrics.Gauges;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens to a lookup table since it was opened.
 *
 * <p>Threading: hits and misses come from all tasks, the rest from the thread that loads.
 */
public final class TableMetrics {

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder reads = new LongAdder();
  private final LongAdder readFailures = new LongAdder();
  private final LongAdder badRecords = new LongAdder();
  private final AtomicInteger users = new AtomicInteger();
  private volatile long rows;
  private volatile long bytes;
  private volatile long lastRefreshMs;
  private volatile long lastLoadDurationMs;
  private volatile boolean stale;

  public void hit() {
    hits.increment();
  }

  public void miss() {
    misses.increment();
  }

  /** The rows in memory are these. */
  public void holds(long nowRows, long nowBytes) {
    rows = nowRows;
    bytes = nowBytes;
  }

  /** The table was read. */
  public void read(long nowMs, long durationMs) {
    reads.increment();
    lastRefreshMs = nowMs;
    lastLoadDurationMs = durationMs;
    stale = false;
  }

  /** What was read is what there is. */
  public void current(long nowMs) {
    lastRefreshMs = nowMs;
    stale = false;
  }

  /** The table could not be read. */
  public void failed() {
    readFailures.increment();
    stale = true;
  }

  public void badRecord() {
    badRecords.increment();
  }

  /** A task came or went. */
  public void users(int now) {
    users.set(now);
  }

  /** What JMX shows of it. */
  public Gauges gauges() {
    return new Gauges()
        .with("hits-total", "How often a row was found.", hits::sum)
        .with("misses-total", "How often none was.", misses::sum)
        .with("rows", "Rows in memory.", () -> rows)
        .with("estimated-bytes", "An estimate of the heap that the rows take.", () -> bytes)
        .with(
            "last-refresh-ms",
            "When the rows were read last, in milliseconds since 1970; 0 before the first time.",
            () -> lastRefreshMs)
        .with(
            "last-load-duration-ms",
            "How long the last read took, in milliseconds.",
            () -> lastLoadDurationMs)
        .with(
            "reads-total",
            "How often the table was read; of a cache that asks row by row, how often it asked.",
            reads::sum)
        .with("read-failures-total", "How often reading failed.", readFailures::sum)
        .with(
            "stale",
            "Whether the last read failed, so that the rows in memory are older than they should"
                + " be.",
            () -> stale)
        .with(
            "bad-records-total",
            "Records of the table's topic that could not be read as a row.",
            badRecords::sum)
        .with("users", "How many tasks look into the table.", () -> (long) users.get());
  }
}
