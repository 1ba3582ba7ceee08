package io.tributary.benchmarks.http;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records that were converted before, with the producer settings of a worker and on a thread
 * of its own.
 */
final class BareProducer implements AutoCloseable {

  private final String topic;
  private final boolean transactional;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

  /**
   * @param settings beyond those that a worker gives its producers; with a transactional id, what
   *     is sent at once is one transaction
   */
  BareProducer(String bootstrap, String topic, Map<String, String> settings) {
    this.topic = topic;
    this.transactional = settings.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, transactional);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    if (transactional) {
      producer.initTransactions();
    }
  }

  /** Begins to send the records, once. */
  void send(List<ConsumerRecord<byte[], byte[]>> records) {
    sending.join();
    sending = CompletableFuture.runAsync(() -> sendOnce(records));
  }

  /** Begins to send the records again and again. */
  void sendOn(List<ConsumerRecord<byte[], byte[]>> records) {
    sending =
        CompletableFuture.runAsync(
            () -> {
              while (!stopped.get()) {
                sendOnce(records);
              }
            });
  }

  private void sendOnce(List<ConsumerRecord<byte[], byte[]>> records) {
    if (transactional) {
      producer.beginTransaction();
    }
    for (ConsumerRecord<byte[], byte[]> each : records) {
      if (stopped.get()) {
        break;
      }
      var unused = producer.send(new ProducerRecord<>(topic, each.key(), each.value()));
    }
    if (transactional) {
      producer.commitTransaction();
    }
  }

  @Override
  public void close() {
    stopped.set(true);
    sending.join();
    producer.close();
  }
}
