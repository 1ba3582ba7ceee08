package io.tributary.connect.jdbcagg.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Reads partitions again from their beginnings, as the worker read them for the task. */
public final class TopicReplay implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final String OF_WORKER = "consumer.";
  private static final String OF_CONNECTOR = "consumer.override.";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordPath path;
  private final boolean tolerant;
  private long unreadable;

  /**
   * Begins at the beginning of each partition.
   *
   * @throws ConfigException if a partition has no beginning any more
   */
  public TopicReplay(
      Map<String, String> worker,
      Map<String, String> connector,
      Collection<TopicPartition> partitions) {
    this.path = new RecordPath(worker, connector);
    this.tolerant = "all".equals(connector.get("errors.tolerance"));
    this.consumer =
        new KafkaConsumer<>(
            settings(worker, connector), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(partitions);
    consumer
        .beginningOffsets(partitions)
        .forEach(
            (partition, first) -> {
              if (first > 0) {
                throw new ConfigException(
                    "%s begins at offset %d: what was there before is gone, and with it the means to recompute"
                        .formatted(partition, first));
              }
            });
    consumer.seekToBeginning(partitions);
  }

  private static Map<String, Object> settings(
      Map<String, String> worker, Map<String, String> connector) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        worker.getOrDefault(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, ""));
    worker.forEach((key, value) -> putUnder(OF_WORKER, key, value, settings));
    connector.forEach((key, value) -> putUnder(OF_CONNECTOR, key, value, settings));
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }

  private static void putUnder(
      String prefix, String key, String value, Map<String, Object> settings) {
    if (key.startsWith(prefix)) {
      settings.put(key.substring(prefix.length()), value);
    }
  }

  /**
   * Hands all records below the given offsets over that were not yet, in batches.
   *
   * @throws ConnectException if the task could not have read one either
   */
  public void upTo(Map<TopicPartition, Long> ends, Consumer<List<SinkRecord>> taker) {
    requireThere(ends);
    consumer.resume(consumer.paused());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      List<SinkRecord> batch = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.getOrDefault(partition, 0L)) {
          read(record, batch);
        }
      }
      taker.accept(batch);
      ends.forEach(this::holdAt);
    }
  }

  private void requireThere(Map<TopicPartition, Long> ends) {
    consumer
        .endOffsets(ends.keySet())
        .forEach(
            (partition, last) -> {
              if (last < ends.getOrDefault(partition, 0L)) {
                throw new ConfigException(
                    "%s ends at offset %d, and %d is recorded: the topic was made anew"
                        .formatted(partition, last, ends.get(partition)));
              }
            });
  }

  /** What lies behind the end is for the next call. */
  private void holdAt(TopicPartition partition, long end) {
    if (consumer.position(partition) >= end) {
      consumer.seek(partition, end);
      consumer.pause(List.of(partition));
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record, List<SinkRecord> batch) {
    try {
      SinkRecord read = path.read(record);
      if (read != null) {
        batch.add(read);
      }
    } catch (ConnectException e) {
      if (!tolerant) {
        throw e;
      }
      unreadable++;
    }
  }

  /** Records that converters or transforms refused, as they do for the task. */
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
