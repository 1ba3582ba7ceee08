package io.tributary.connect.kit.error;

import org.apache.kafka.connect.sink.SinkRecord;

/** Where a record came from, as messages and logs name it. Never its content. */
public final class Coordinates {

  private Coordinates() {}

  /** Topic, partition and offset in Kafka, before any transform renamed them (KIP-793). */
  public static String of(SinkRecord record) {
    return "topic=%s partition=%s offset=%d"
        .formatted(
            record.originalTopic(), record.originalKafkaPartition(), record.originalKafkaOffset());
  }
}
