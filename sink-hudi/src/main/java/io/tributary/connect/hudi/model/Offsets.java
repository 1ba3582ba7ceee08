package io.tributary.connect.hudi.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a table has read its topics: the truth about the sink's progress.
 *
 * @param next the next offset to read of each partition that has been committed once
 * @param topics what was known of the topics at that time
 */
public record Offsets(Map<TopicPartition, Long> next, Topics topics) {

  /** Stands for the offset of a partition of which nothing was committed yet. */
  public static final long NONE = -1;

  public static final Offsets EMPTY = new Offsets(Map.of(), Topics.NONE);

  public Offsets {
    next = Map.copyOf(next);
  }

  /** Offsets of topics of which no more is known than their numbers of partitions. */
  public Offsets(Map<TopicPartition, Long> next, Map<String, Integer> partitionCounts) {
    this(next, Topics.of(partitionCounts));
  }

  /** The next offset to read of a partition, or {@link #NONE}. */
  public long of(TopicPartition partition) {
    return next.getOrDefault(partition, NONE);
  }

  /** These offsets moved on by what a commit adds. */
  public Offsets plus(Collection<Contribution> contributions, Topics seen) {
    Map<TopicPartition, Long> moved = new HashMap<>(next);
    for (Contribution contribution : contributions) {
      if (contribution.to() != NONE) {
        moved.put(contribution.partition(), contribution.to());
      }
    }
    return new Offsets(moved, topics.updated(seen));
  }
}
