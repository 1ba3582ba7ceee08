package io.tributary.connect.smt.kafka;

import io.tributary.connect.smt.lookup.UnreadableTableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** All partitions of a topic, also those that come later, each read from its beginning. */
final class TopicPartitions {

  private static final long DISCOVERY_NS = Duration.ofMinutes(1).toNanos();

  private final Consumer<?, ?> consumer;
  private final String topic;
  private final Set<TopicPartition> assigned = new HashSet<>();
  private Map<TopicPartition, Long> ends = Map.of();
  private long discoveredNs;

  TopicPartitions(Consumer<?, ?> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
  }

  /** Assigns what is new, now and then. */
  void discover() throws UnreadableTableException {
    if (!assigned.isEmpty() && System.nanoTime() - discoveredNs < DISCOVERY_NS) {
      return;
    }
    discoveredNs = System.nanoTime();
    Set<TopicPartition> found = new HashSet<>();
    List<PartitionInfo> told = consumer.partitionsFor(topic);
    if (told != null) {
      told.forEach(each -> found.add(new TopicPartition(topic, each.partition())));
    }
    if (found.isEmpty()) {
      throw UnreadableTableException.forNow("there is no topic " + topic + " yet");
    }
    found.removeAll(assigned);
    if (!found.isEmpty()) {
      assigned.addAll(found);
      consumer.assign(assigned);
      consumer.seekToBeginning(found);
      ends = consumer.endOffsets(assigned);
    }
  }

  /** Whether everything was read that was there when the partitions were assigned. */
  boolean readToTheEnd() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
