package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.config.LatePolicy;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which windows take the record at hand: those that end less than the grace behind the watermark of
 * its partition, and were not closed. The watermark is the greatest event time of the records
 * before it in the partition, so what is late does not depend on batches, restarts or other tasks.
 *
 * <p>For the task's thread alone.
 */
public final class Lateness {

  /** Before all event times. */
  public static final long NEVER = Long.MIN_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);

  private final WindowSettings settings;
  private final ClosedWindows closed;
  private long watermarkMs = NEVER;
  private @Nullable Long recordMs;
  private long newestMs = NEVER;
  private int windows;
  private @Nullable String lateFor;
  private long behindMs;
  private long lateRecords;
  private long lateWindows;
  private long futureEvents;

  public Lateness(WindowSettings settings, ClosedWindows closed) {
    this.settings = settings;
    this.closed = closed;
  }

  /** Where windows take every record. */
  static Lateness none() {
    return new Lateness(WindowSettings.NONE, table -> NEVER);
  }

  /**
   * Turns to the next record.
   *
   * @param watermarkOfPartition greatest event time before the record; {@link #NEVER} if none
   * @param timestamp the record's own, in epoch milliseconds; null if it has none
   */
  public void enter(long watermarkOfPartition, @Nullable Long timestamp) {
    watermarkMs = watermarkOfPartition;
    recordMs = timestamp;
    newestMs = NEVER;
    windows = 0;
    lateFor = null;
  }

  /** Windows of the table that end no later than this take nothing of the record. */
  long boundMs(String table) {
    long bound =
        settings.limitsWindows() && watermarkMs != NEVER ? watermarkMs - settings.takesMs() : NEVER;
    return Math.max(bound, closed.closedMs(table));
  }

  /** Notes an event of the record that a statement counts. */
  void saw(long eventMs) {
    if (recordMs != null && eventMs - recordMs > settings.futureLimitMs()) {
      noteFuture();
    } else if (eventMs > newestMs) {
      newestMs = eventMs;
    }
  }

  private void noteFuture() {
    if (isRound(++futureEvents)) {
      LOG.warn(
          "{} events so far were more than window.future.limit.ms={} later than their records'"
              + " own timestamps, and do not move the watermark",
          futureEvents,
          settings.futureLimitMs());
    }
  }

  /**
   * Notes that windows did not take an event.
   *
   * @param all whether no window of the table did
   * @param byMs how much later the last of them would have to end
   */
  void missed(String table, int count, boolean all, long byMs) {
    windows += count;
    if (all && lateFor == null) {
      lateFor = table;
      behindMs = byMs;
    }
  }

  /** Whether {@link #settle} is due. */
  public boolean missedAny() {
    return windows > 0;
  }

  /**
   * Counts the windows that do not take the record.
   *
   * @return why the record must be reported, too; null if it need not
   */
  public @Nullable DataException settle() {
    lateWindows += windows;
    if (lateFor == null) {
      return null;
    }
    lateRecords++;
    if (settings.latePolicy() == LatePolicy.REPORT) {
      return new DataException(
          "late for table %s: its windows end %d ms before those that take records yet (window.grace.ms=%d, window.retention.ms=%d). It counts in tables whose windows take it; give windows more time, or add it where you read the table"
              .formatted(lateFor, behindMs, settings.graceMs(), settings.retentionMs()));
    }
    if (isRound(lateRecords)) {
      LOG.warn("{} records so far were late and are left out (window.late.policy)", lateRecords);
    }
    return null;
  }

  /** One line for the first, and then for each doubling. */
  private static boolean isRound(long count) {
    return Long.bitCount(count) == 1;
  }

  /** Greatest event time of the record that moves the watermark; {@link #NEVER} if none does. */
  public long newestMs() {
    return newestMs;
  }

  /** Records that were late for all their windows in a table. */
  public long lateRecords() {
    return lateRecords;
  }

  /** Windows that did not take a record, those of {@link #lateRecords} included. */
  public long lateWindows() {
    return lateWindows;
  }
}
