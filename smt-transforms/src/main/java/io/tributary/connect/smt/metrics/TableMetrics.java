package io.tributary.connect.smt.metrics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens to a lookup table.
 *
 * <p>Threading: hits and misses come from all tasks, the rest from the thread that loads.
 */
public final class TableMetrics implements TableMXBean {

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

  @Override
  public long getHits() {
    return hits.sum();
  }

  @Override
  public long getMisses() {
    return misses.sum();
  }

  @Override
  public long getRows() {
    return rows;
  }

  @Override
  public long getEstimatedBytes() {
    return bytes;
  }

  @Override
  public long getLastRefreshMs() {
    return lastRefreshMs;
  }

  @Override
  public long getLastLoadDurationMs() {
    return lastLoadDurationMs;
  }

  @Override
  public long getReads() {
    return reads.sum();
  }

  @Override
  public long getReadFailures() {
    return readFailures.sum();
  }

  @Override
  public boolean isStale() {
    return stale;
  }

  @Override
  public long getBadRecords() {
    return badRecords.sum();
  }

  @Override
  public int getUsers() {
    return users.get();
  }
}
