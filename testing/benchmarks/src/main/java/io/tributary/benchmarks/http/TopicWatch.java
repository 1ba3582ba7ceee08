package io.tributary.benchmarks.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic of one partition as its records come.
 *
 * <p>Threading: belongs to one thread.
 */
final class TopicWatch implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> kept = new ArrayList<>();
  private final int keep;
  private long count;

  /**
   * @param keep how many of the first records are kept
   */
  TopicWatch(String bootstrap, String topic, int keep) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1_048_576);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(new TopicPartition(topic, 0)));
    this.keep = keep;
  }

  /** How many records came until now. */
  long count() {
    return count;
  }

  List<ConsumerRecord<byte[], byte[]>> kept() {
    return kept;
  }

  /** Reads until the condition holds or the time is over. */
  boolean readUntil(BooleanSupplier met, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(PATIENCE)) {
        count++;
        if (kept.size() < keep) {
          kept.add(each);
        }
      }
    }
    return true;
  }

  /** Records per second during a time. */
  double rate(Duration during) {
    long before = count;
    long begun = System.nanoTime();
    readUntil(() -> false, during);
    return (count - before) * 1e9 / (System.nanoTime() - begun);
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(2));
  }
}
