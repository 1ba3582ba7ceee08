package io.tributary.quickstart.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far sink connectors say they are. Our sinks commit to Kafka only what their destination holds
 * already, so a reached offset is a delivered one.
 */
public final class GroupOffsets {

  private final Admin admin;

  public GroupOffsets(Admin admin) {
    this.admin = admin;
  }

  /** Whether a sink connector has delivered all records that a tail has read. */
  public boolean reached(String connector, TopicTail tail) {
    Map<Integer, Long> committed = committed(connector, tail.topic());
    return tail.next().entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** The offset of each partition of a topic up to which a sink connector has delivered. */
  public Map<Integer, Long> committed(String connector, String topic) {
    Map<Integer, Long> committed = new HashMap<>();
    ofGroup("connect-" + connector)
        .forEach(
            (partition, offset) -> {
              if (partition.topic().equals(topic) && offset != null) {
                committed.put(partition.partition(), offset.offset());
              }
            });
    return committed;
  }

  private Map<TopicPartition, OffsetAndMetadata> ofGroup(String group) {
    try {
      return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException e) {
      return Map.of(); // No such group yet.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }
}
