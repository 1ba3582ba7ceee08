package io.tributary.connect.jdbcagg.metrics;

import io.tributary.connect.kit.metrics.Gauges;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a task does with its records and with the database, since it was started.
 *
 * <p>Threading: the task counts, any thread reads.
 */
public final class TaskMeter {

  private static final long NEVER = Long.MIN_VALUE;

  private final InstantSource clock;
  private final LongAdder records = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong missedWindows = new AtomicLong();
  private final AtomicInteger waiting = new AtomicInteger();
  private final LongAdder flushes = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder tries = new LongAdder();
  private final LongAdder triedMs = new LongAdder();
  private final AtomicLong lastTryMs = new AtomicLong();
  private final LongAccumulator longestTryMs = new LongAccumulator(Math::max, 0);
  private final LongAdder failures = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private final LongAdder fenced = new LongAdder();
  private final AtomicLong failingSinceMs = new AtomicLong(NEVER);
  private final AtomicLong lagMs = new AtomicLong();
  private long newestMs = NEVER;

  /**
   * @param clock by which records are old and faults long
   */
  public TaskMeter(InstantSource clock) {
    this.clock = clock;
  }

  /** Records came from Connect. */
  public void came(int count) {
    records.add(count);
  }

  /** A record was taken in; its timestamp is in epoch milliseconds. */
  public void read(long timestampMs) {
    newestMs = Math.max(newestMs, timestampMs);
  }

  /** A record did not fit a statement. */
  public void refused() {
    refused.increment();
  }

  /** So many records came late by now, and so many windows did not take a record. */
  public void late(long lateRecords, long windows) {
    late.set(lateRecords);
    missedWindows.set(windows);
  }

  /** So many records wait for a flush. */
  public void waits(int count) {
    waiting.set(count);
  }

  /** A transaction was tried, and took so many milliseconds, however it ended. */
  public void tried(long ms) {
    tries.increment();
    triedMs.add(ms);
    lastTryMs.set(ms);
    longestTryMs.accumulate(ms);
  }

  /** All that was in memory is in the database now, by a change of so many rows. */
  public void flushed(int rowCount) {
    flushes.increment();
    rows.add(rowCount);
    waiting.set(0);
    if (newestMs != NEVER) {
      lagMs.set(Math.max(0, clock.millis() - newestMs));
    }
  }

  /** The database did not do what was asked; it will be asked again. */
  public void failed() {
    failures.increment();
    failingSinceMs.compareAndSet(NEVER, clock.millis());
  }

  /** The database does what it is asked. */
  public void succeeded() {
    failingSinceMs.set(NEVER);
  }

  /** A commit got no answer. */
  public void unanswered() {
    unanswered.increment();
  }

  /** Another task had moved the recorded offsets on. */
  public void fenced() {
    fenced.increment();
  }

  private long failingMs() {
    long sinceMs = failingSinceMs.get();
    return sinceMs == NEVER ? 0 : Math.max(0, clock.millis() - sinceMs);
  }

  private double averageTryMs() {
    long count = tries.sum();
    return count == 0 ? 0 : (double) triedMs.sum() / count;
  }

  /** What a worker shows of it. */
  public Gauges gauges() {
    Gauges gauges = new Gauges();
    ofRecords(gauges);
    ofFlushes(gauges);
    return gauges;
  }

  private void ofRecords(Gauges gauges) {
    gauges
        .with(
            "records-total",
            "Records that Connect handed over, those that came again included.",
            records::sum)
        .with("records-refused-total", "Records that did not fit a statement.", refused::sum)
        .with(
            "records-late-total",
            "Records that were late for all their windows in a table.",
            late::get)
        .with(
            "windows-missed-total",
            "Windows that did not take a record, as it was late for them.",
            missedWindows::get)
        .with("records-waiting", "Records in memory that wait for a flush.", waiting::longValue)
        .with(
            "event-time-lag-ms",
            "How old the newest record was when the last flush made it visible.",
            lagMs::get);
  }

  private void ofFlushes(Gauges gauges) {
    gauges
        .with("flushes-total", "Transactions that were committed.", flushes::sum)
        .with(
            "rows-flushed-total",
            "Changed groups in them; with cdc.state=table changed rows of the source.",
            rows::sum)
        .with("flush-time-last-ms", "How long the last transaction took.", lastTryMs::get)
        .with("flush-time-avg-ms", "How long a transaction takes on average.", this::averageTryMs)
        .with("flush-time-max-ms", "How long the longest transaction took.", longestTryMs::get)
        .with(
            "database-failures-total",
            "How often the database did not do what was asked, and was asked again.",
            failures::sum)
        .with(
            "database-failing-ms",
            "For how long the database has failed without a success; the task fails at"
                + " retry.timeout.ms. 0 while all is well.",
            this::failingMs)
        .with("commits-unanswered-total", "Commits that got no answer.", unanswered::sum)
        .with(
            "flushes-fenced-total",
            "Flushes that another task's had overtaken; their records are read again.",
            fenced::sum);
  }
}
