package io.tributary.connect.kit.offset;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets each record of a partition through once. Connect delivers a batch again after a {@code
 * RetriableException}, and again from the last commit after a rewind; offsets may have gaps
 * (compaction, transaction markers, filtering transforms), so only "not below the next" counts.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class PartitionGate {

  private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();

  /** Sets the next offset that is new in a partition, as the destination tells it. */
  public void reset(TopicPartition partition, long nextOffset) {
    nextOffsets.put(partition, nextOffset);
  }

  /**
   * Whether a record is new. If so the gate moves behind it.
   *
   * @param offset the record's offset in Kafka, before any transform
   */
  public boolean admit(TopicPartition partition, long offset) {
    if (offset < nextOffsets.getOrDefault(partition, 0L)) {
      return false;
    }
    nextOffsets.put(partition, offset + 1);
    return true;
  }

  /** Drops a partition that the task no longer owns. */
  public void forget(TopicPartition partition) {
    nextOffsets.remove(partition);
  }
}
