package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Notices that a partition's offsets went back. Where a task asked to read on from an offset, all
 * that comes later lies at or above it, unless the topic was created anew or has lost its end: then
 * the consumer starts over by itself, and what it reads would be taken for rows that the table has.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class OffsetFloor {

  private final Map<TopicPartition, Floor> floors = new HashMap<>();
  private long delivery;

  private record Floor(long offset, long from) {}

  /** A batch was delivered. */
  public void delivered() {
    delivery++;
  }

  /**
   * The task asked for an offset when it took the partition over, within a poll: the batch of this
   * poll may still be from elsewhere.
   */
  public void opened(TopicPartition partition, long offset) {
    floors.put(partition, new Floor(offset, delivery + 2));
  }

  /** The task asked for an offset while it handled a batch; the next batch begins there. */
  public void rewound(TopicPartition partition, long offset) {
    floors.put(partition, new Floor(offset, delivery + 1));
  }

  /** The partition is another task's from now on. */
  public void closed(TopicPartition partition) {
    floors.remove(partition);
  }

  /**
   * Looks at a record.
   *
   * @throws TableFailure LOST_STATE where its offset cannot be
   */
  public void check(TopicPartition partition, long offset) {
    Floor floor = floors.get(partition);
    if (floor != null && offset < floor.offset() && delivery >= floor.from()) {
      throw new TableFailure(
          FailureKind.LOST_STATE,
          "Offsets have gone back [topic=%s partition=%d offset=%d]: the table holds all up to %d. Was the topic deleted and created again, or its end lost? Write it to a new table.path."
              .formatted(partition.topic(), partition.partition(), offset, floor.offset()),
          null);
    }
  }
}
