package io.tributary.connect.kit.offset;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Lets each record of a partition through once. Connect delivers a batch again after a {@code
 * RetriableException}, and again from the last commit after a rewind; offsets may have gaps
 * (compaction, transaction markers, filtering transforms), so only "not below the next" counts.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class PartitionGate {

  private final Map<TopicPartition, Next> nextOffsets = new HashMap<>();

  /** Most records are of the same partition as the one before. */
  private @Nullable TopicPartition latest;

  private Next latestNext = new Next();

  /** Changed in place, as it changes with each record. */
  private static final class Next {
    private long offset;
  }

  /** Sets the next offset that is new in a partition, as the destination tells it. */
  public void reset(TopicPartition partition, long nextOffset) {
    next(partition).offset = nextOffset;
  }

  /**
   * Whether a record is new. If so the gate moves behind it.
   *
   * @param offset the record's offset in Kafka, before any transform
   */
  public boolean admit(TopicPartition partition, long offset) {
    Next next = next(partition);
    if (offset < next.offset) {
      return false;
    }
    next.offset = offset + 1;
    return true;
  }

  private Next next(TopicPartition partition) {
    if (!partition.equals(latest)) {
      latestNext = nextOffsets.computeIfAbsent(partition, absent -> new Next());
      latest = partition;
    }
    return latestNext;
  }

  /** Drops a partition that the task no longer owns. */
  public void forget(TopicPartition partition) {
    nextOffsets.remove(partition);
    latest = null;
  }
}
