package io.tributary.connect.jdbcagg.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/**
 * How long windows take records, and how long they stay.
 *
 * @param graceMs how far behind the watermark a window's end may be; {@link #FOR_EVER} for any
 * @param latePolicy what becomes of records whose windows take nothing more
 * @param closes whether a column tells that a window takes nothing more
 * @param retentionMs how far behind the watermark the end of a window may be before the window is
 *     deleted; {@link #FOR_EVER} if none is
 * @param idleTimeout after which a partition without records is not waited for
 * @param futureLimitMs by how much an event may be later than its record and move the watermark
 */
public record WindowSettings(
    long graceMs,
    LatePolicy latePolicy,
    boolean closes,
    long retentionMs,
    Duration idleTimeout,
    long futureLimitMs) {

  public static final long FOR_EVER = -1;

  public static final String GRACE = "window.grace.ms";
  public static final String CLOSED = "window.closed.enabled";
  public static final String RETENTION = "window.retention.ms";
  private static final String LATE_POLICY = "window.late.policy";
  private static final String IDLE_TIMEOUT = "window.idle.timeout.ms";
  private static final String FUTURE_LIMIT = "window.future.limit.ms";

  /** Windows take every record and stay for ever. */
  public static final WindowSettings NONE =
      new WindowSettings(
          FOR_EVER, LatePolicy.REPORT, false, FOR_EVER, Duration.ofMinutes(5), 3_600_000);

  private static final EnumValidator<LatePolicy> POLICIES = EnumValidator.of(LatePolicy.class);

  static void define(KeyGroup keys) {
    keys.key(
            GRACE,
            ConfigDef.Type.LONG,
            FOR_EVER,
            Range.atLeast(FOR_EVER),
            Importance.MEDIUM,
            "Milliseconds for which a window takes late records: until the greatest event time of"
                + " the record's partition is as far behind the window's end. -1: for ever, so"
                + " that every record corrects its windows. Not with cdc.mode=debezium.")
        .key(
            LATE_POLICY,
            ConfigDef.Type.STRING,
            "report",
            POLICIES,
            Importance.MEDIUM,
            "What becomes of a record that is late for all its windows in a table. report: it goes"
                + " to the dead letter queue, or fails the task if there is none. count: it is left"
                + " out, counted, and told of in the log. Either way it still counts in tables"
                + " whose windows take it.")
        .key(
            CLOSED,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.MEDIUM,
            "Whether tables with windows have a column closed: 0, and 1 once the window's end is"
                + " window.grace.ms behind the watermark, after which its row does not change any"
                + " more. Needs window.grace.ms.")
        .key(
            RETENTION,
            ConfigDef.Type.LONG,
            FOR_EVER,
            Range.atLeast(FOR_EVER),
            Importance.MEDIUM,
            "Milliseconds behind the watermark after which a window's rows are deleted. Records for"
                + " windows that may be deleted are late. At least window.grace.ms. -1: rows stay.")
        .key(
            IDLE_TIMEOUT,
            ConfigDef.Type.LONG,
            300_000L,
            Range.between(1, 86_400_000),
            Importance.LOW,
            "Milliseconds without a record after which a partition is not waited for when windows"
                + " are closed or deleted. A task closes and deletes nothing for as long after it"
                + " was given its partitions. A failed task's partitions are waited for.")
        .key(
            FUTURE_LIMIT,
            ConfigDef.Type.LONG,
            3_600_000L,
            Range.atLeast(0),
            Importance.LOW,
            "Milliseconds by which an event time may be later than the record's own timestamp and"
                + " still move the watermark. The record counts in its window in any case.");
  }

  static WindowSettings parse(AbstractConfig config) {
    return new WindowSettings(
        config.getLong(GRACE),
        POLICIES.parse(config.getString(LATE_POLICY)),
        config.getBoolean(CLOSED),
        config.getLong(RETENTION),
        Duration.ofMillis(config.getLong(IDLE_TIMEOUT)),
        config.getLong(FUTURE_LIMIT));
  }

  /** How far behind the watermark the end of a window that takes records may be. */
  public long takesMs() {
    return graceMs == FOR_EVER ? retentionMs : graceMs;
  }

  /** Whether windows end to take records. */
  public boolean limitsWindows() {
    return takesMs() != FOR_EVER;
  }

  /** Whether rows of old windows are looked for. */
  public boolean sweeps() {
    return closes || retentionMs != FOR_EVER;
  }
}
