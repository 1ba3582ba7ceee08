package io.tributary.quickstart.probe;

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
    Map<TopicPartition, OffsetAndMetadata> committed = committed("connect-" + connector);
    return tail.next().entrySet().stream()
        .allMatch(
            end -> {
              OffsetAndMetadata offset =
                  committed.get(new TopicPartition(tail.topic(), end.getKey()));
              return offset != null && offset.offset() >= end.getValue();
            });
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
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
