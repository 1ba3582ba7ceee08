package io.tributary.connect.hudi.model;

import java.util.HashMap;
import java.util.Map;

/**
 * The topics of a sink, over all tasks.
 *
 * @param partitionCounts how many partitions each has; keys move between partitions when that
 *     changes
 * @param ids what Kafka calls each topic, which changes when one is deleted and created again; none
 *     where the brokers were not asked
 */
public record Topics(Map<String, Integer> partitionCounts, Map<String, String> ids) {

  public static final Topics NONE = new Topics(Map.of(), Map.of());

  public Topics {
    partitionCounts = Map.copyOf(partitionCounts);
    ids = Map.copyOf(ids);
  }

  /** Topics of which no more is known than their partitions. */
  public static Topics of(Map<String, Integer> partitionCounts) {
    return new Topics(partitionCounts, Map.of());
  }

  /** What is known after a look at some of the topics, which counts for those. */
  Topics updated(Topics seen) {
    Map<String, Integer> counts = new HashMap<>(partitionCounts);
    counts.putAll(seen.partitionCounts());
    Map<String, String> allIds = new HashMap<>(ids);
    allIds.putAll(seen.ids());
    return new Topics(counts, allIds);
  }
}
