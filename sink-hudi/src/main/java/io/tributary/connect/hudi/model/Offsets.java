package io.tributary.connect.hudi.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a table has read its topics: the truth about the sink's progress.
 *
 * @param next the next offset to read of each partition that has been committed once
 * @param partitionCounts how many partitions each topic had; keys move between partitions when that
 *     changes
 */
public record Offsets(Map<TopicPartition, Long> next, Map<String, Integer> partitionCounts) {

  /** Stands for the offset of a partition of which nothing was committed yet. */
  public static final long NONE = -1;

  public static final Offsets EMPTY = new Offsets(Map.of(), Map.of());

  public Offsets {
    next = Map.copyOf(next);
    partitionCounts = Map.copyOf(partitionCounts);
  }

  /** The next offset to read of a partition, or {@link #NONE}. */
  public long of(TopicPartition partition) {
    return next.getOrDefault(partition, NONE);
  }

  /** These offsets moved on by what a commit adds. */
  public Offsets plus(Collection<Contribution> contributions, Map<String, Integer> counts) {
    Map<TopicPartition, Long> moved = new HashMap<>(next);
    for (Contribution contribution : contributions) {
      if (contribution.to() != NONE) {
        moved.put(contribution.partition(), contribution.to());
      }
    }
    Map<String, Integer> allCounts = new HashMap<>(partitionCounts);
    allCounts.putAll(counts);
    return new Offsets(moved, allCounts);
  }
}
