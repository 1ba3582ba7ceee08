package io.tributary.harness.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of JSON records as a careful consumer would: read_committed, from the first record
 * to the last committed one. A second read gives what came since. Not for several threads.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;

  public TopicReader(String bootstrap, String topic) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                // Reading a topic that is not there must not create it with settings of nobody's
                // choice.
                "allow.auto.create.topics", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.topic = topic;
  }

  /** All records of the topic that are committed now. */
  public static List<TopicRecord> readAll(String bootstrap, String topic) {
    try (TopicReader reader = new TopicReader(bootstrap, topic)) {
      return reader.readNew();
    }
  }

  /**
   * The records that were committed since the last call, by partition in order of offset; none when
   * the topic does not exist. A producer hears of its commit a moment before readers see it.
   *
   * @throws HarnessException for a record that is not JSON, naming its coordinates
   */
  public List<TopicRecord> readNew() {
    List<TopicPartition> partitions = partitions();
    takeOver(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<TopicRecord> records = new ArrayList<>();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!reached(ends)) {
      consumer.poll(POLL).forEach(each -> records.add(decoded(each)));
      if (System.nanoTime() > deadline) {
        throw new HarnessException(
            "The end of " + topic + " was not reached in " + LIMIT.toSeconds() + " s");
      }
    }
    return records;
  }

  private List<TopicPartition> partitions() {
    var found = consumer.partitionsFor(topic);
    return found == null
        ? List.of()
        : found.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
  }

  private void takeOver(List<TopicPartition> partitions) {
    if (consumer.assignment().size() != partitions.size()) {
      Map<TopicPartition, Long> known = new HashMap<>();
      consumer.assignment().forEach(each -> known.put(each, consumer.position(each)));
      consumer.assign(partitions);
      known.forEach(consumer::seek);
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
  }

  private static TopicRecord decoded(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      byte[] value = header.value();
      headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }
    return new TopicRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        payload(record, "key", record.key()),
        payload(record, "value", record.value()),
        headers);
  }

  private static @Nullable JsonNode payload(
      ConsumerRecord<?, ?> record, String part, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      JsonNode json = JSON.readTree(bytes);
      boolean enveloped =
          json.isObject() && json.size() == 2 && json.has("schema") && json.has("payload");
      JsonNode payload = enveloped ? json.get("payload") : json;
      return payload.isNull() ? null : payload;
    } catch (IOException e) {
      throw new HarnessException(
          "The %s is not JSON [topic=%s partition=%d offset=%d]"
              .formatted(part, record.topic(), record.partition(), record.offset()),
          e);
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(5));
  }
}
