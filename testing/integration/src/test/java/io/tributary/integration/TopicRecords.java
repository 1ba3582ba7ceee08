package io.tributary.integration;

import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.TopicRecord;
import java.util.List;

/** All committed records of a topic, decoded by their schemas. */
final class TopicRecords {

  private TopicRecords() {}

  static List<TopicRecord> of(KafkaBroker broker, String topic) {
    try (TopicTail tail = TopicTail.open(broker.bootstrap(), topic)) {
      return tail.read();
    }
  }
}
