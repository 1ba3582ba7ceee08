package io.tributary.quickstart.probe;

import io.tributary.quickstart.proof.ConnectJson;
import io.tributary.quickstart.proof.RawRecord;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows a topic from its first record, committed transactions only, in no consumer group.
 *
 * <p>Threading: belongs to one thread.
 */
public final class TopicTail implements AutoCloseable {

  private static final Duration AT_ONCE = Duration.ofMillis(100);

  /** Ten seconds without a record while there are some: the broker is gone. */
  private static final int EMPTY_POLLS = 100;

  private static final int ANSWER_MS = 10_000;
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Map<Integer, Long> next = new HashMap<>();
  private long count;

  TopicTail(String topic, Consumer<byte[], byte[]> consumer) {
    this.topic = topic;
    this.consumer = consumer;
  }

  /** A tail of a topic that need not be there yet. */
  public static TopicTail open(String bootstrapServers, String topic) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    return new TopicTail(
        topic,
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  public String topic() {
    return topic;
  }

  /** How many records there were up to the last read. */
  public long count() {
    return count;
  }

  /** The offset after the last record of each partition that has records, as of the last read. */
  public Map<Integer, Long> next() {
    return Map.copyOf(next);
  }

  /** Counts what came since the last read. */
  public void skip() {
    read(record -> {});
  }

  /** What came since the last read, decoded. */
  public List<TopicRecord> read() {
    List<TopicRecord> records = new ArrayList<>();
    read(record -> records.add(decoded(record)));
    return records;
  }

  /** What came since the last read, as it is. */
  public List<RawRecord> readRaw() {
    List<RawRecord> records = new ArrayList<>();
    read(record -> records.add(raw(record)));
    return records;
  }

  private void read(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    assign();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    int empty = 0;
    while (partitions.stream()
        .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(AT_ONCE);
      empty = records.isEmpty() ? empty + 1 : 0;
      if (empty > EMPTY_POLLS) {
        throw new TimeoutException("the broker does not give the records of " + topic);
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        take(record);
        each.accept(record);
      }
    }
  }

  /** Whether it has read beyond one of these offsets. */
  public boolean beyond(Map<Integer, Long> ends) {
    return next.entrySet().stream()
        .anyMatch(read -> read.getValue() > ends.getOrDefault(read.getKey(), 0L));
  }

  /** Begins again with the topic's first record. */
  public void rewind() {
    consumer.seekToBeginning(partitions);
    next.clear();
    count = 0;
  }

  /**
   * Reads on to the given offset of each partition; what lies behind stays unread.
   *
   * @param each takes a record, decoded
   */
  public void readBelow(Map<Integer, Long> ends, java.util.function.Consumer<TopicRecord> each) {
    below(ends, record -> each.accept(decoded(record)));
  }

  /**
   * Reads on as {@link #readBelow} does.
   *
   * @param each takes a record as it is
   */
  public void readRawBelow(Map<Integer, Long> ends, java.util.function.Consumer<RawRecord> each) {
    below(ends, record -> each.accept(raw(record)));
  }

  private void below(
      Map<Integer, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    assign();
    int empty = 0;
    List<TopicPartition> open = open(ends);
    while (!open.isEmpty()) {
      consumer.pause(partitions);
      consumer.resume(open);
      ConsumerRecords<byte[], byte[]> records = consumer.poll(AT_ONCE);
      empty = records.isEmpty() ? empty + 1 : 0;
      if (empty > EMPTY_POLLS) {
        throw new TimeoutException("the broker does not give the records of " + topic);
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() < ends.getOrDefault(record.partition(), 0L)) {
          take(record);
          each.accept(record);
        }
      }
      open.forEach(one -> stepBack(one, ends.getOrDefault(one.partition(), 0L)));
      open = open(ends);
    }
    consumer.resume(partitions);
  }

  private List<TopicPartition> open(Map<Integer, Long> ends) {
    return partitions.stream()
        .filter(one -> consumer.position(one) < ends.getOrDefault(one.partition(), 0L))
        .toList();
  }

  private void stepBack(TopicPartition one, long end) {
    if (consumer.position(one) > end) {
      consumer.seek(one, end);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    count++;
    next.put(record.partition(), record.offset() + 1);
  }

  /** A topic may come to be after this tail, but never gets more partitions. */
  private void assign() {
    if (partitions.isEmpty()) {
      List<PartitionInfo> found = consumer.partitionsFor(topic);
      if (found != null) {
        found.forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
        consumer.assign(partitions);
      }
    }
  }

  private static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
    return new RawRecord(record.partition(), record.offset(), record.key(), record.value());
  }

  private TopicRecord decoded(ConsumerRecord<byte[], byte[]> record) {
    return new TopicRecord(
        topic,
        record.partition(),
        record.offset(),
        ConnectJson.decode(record.key()),
        (Row) ConnectJson.decode(record.value()));
  }

  @Override
  public void close() {
    consumer.close(CLOSING);
  }
}
