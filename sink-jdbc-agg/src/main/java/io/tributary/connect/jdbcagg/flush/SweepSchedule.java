package io.tributary.connect.jdbcagg.flush;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When windows are swept, and which partitions are idle. The task that owns a topic's first
 * partition cares for its tables. For the task's thread alone.
 */
public final class SweepSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

  private static final long LONGEST_PAUSE_MS = 10_000;
  private static final long LONGEST_RUN_MS = 200;

  private final @Nullable WindowSweep sweep;
  private final Duration idleTimeout;
  private final Clock clock;
  private final Map<TopicPartition, Long> lastRecordMs = new HashMap<>();
  private long nextMs;

  /**
   * @param sweep null where windows are neither closed nor deleted
   */
  public SweepSchedule(@Nullable WindowSweep sweep, Duration idleTimeout, Clock clock) {
    this.sweep = sweep;
    this.idleTimeout = idleTimeout;
    this.clock = clock;
  }

  /**
   * Owns more partitions. Nothing is swept until each of them had time to bring records: one that
   * was not read yet may hold older events than those that were.
   */
  public void assigned(Collection<TopicPartition> partitions) {
    long nowMs = clock.millis();
    partitions.forEach(partition -> lastRecordMs.put(partition, nowMs));
    nextMs = nowMs + idleTimeout.toMillis();
  }

  /** Owns fewer partitions. */
  public void revoked(Collection<TopicPartition> partitions) {
    lastRecordMs.keySet().removeAll(partitions);
  }

  /** Notes that records were held up for want of the database: their partitions are not idle. */
  public void heldUp() {
    long nowMs = clock.millis();
    lastRecordMs.replaceAll((partition, ms) -> nowMs);
  }

  /** Notes records that were taken in. */
  public void took(Collection<SinkRecord> records) {
    if (sweep == null) {
      return;
    }
    long nowMs = clock.millis();
    for (SinkRecord record : records) {
      lastRecordMs.replace(
          new TopicPartition(record.originalTopic(), record.originalKafkaPartition()), nowMs);
    }
  }

  /** Sweeps for a while, if it is time. A fault is told of in the log: nothing depends on it. */
  public void sweepIfDue() {
    long nowMs = clock.millis();
    if (sweep == null || nowMs < nextMs) {
      return;
    }
    try {
      sweep.passOver(idle(nowMs));
      List<String> topics = topics();
      boolean more = !topics.isEmpty();
      while (more && clock.millis() - nowMs < LONGEST_RUN_MS) {
        more = sweep.step(topics);
      }
      nextMs = more ? nowMs : nowMs + Math.min(LONGEST_PAUSE_MS, idleTimeout.toMillis());
    } catch (RetriableException e) {
      LOG.warn("Old windows are swept later: {}", e.getMessage());
      nextMs = nowMs + LONGEST_PAUSE_MS;
    }
  }

  /** Milliseconds until the next call is needed; empty where none is. */
  public OptionalLong msToNextStep() {
    return sweep == null || lastRecordMs.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(1, nextMs - clock.millis()));
  }

  private List<TopicPartition> idle(long nowMs) {
    return lastRecordMs.entrySet().stream()
        .filter(entry -> nowMs - entry.getValue() >= idleTimeout.toMillis())
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> topics() {
    return lastRecordMs.keySet().stream()
        .filter(partition -> partition.partition() == 0)
        .map(TopicPartition::topic)
        .toList();
  }
}
