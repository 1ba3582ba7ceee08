package io.tributary.benchmarks.http;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends the same records again and again, with the producer settings of a worker, until it is
 * stopped.
 */
final class BareProducer {

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread thread;

  BareProducer(
      String bootstrap,
      String topic,
      Map<String, String> settings,
      List<ConsumerRecord<byte[], byte[]>> records) {
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    thread =
        new Thread(
            () -> {
              try (producer) {
                while (!stopped.get()) {
                  for (ConsumerRecord<byte[], byte[]> each : records) {
                    var unused =
                        producer.send(new ProducerRecord<>(topic, each.key(), each.value()));
                    if (stopped.get()) {
                      break;
                    }
                  }
                }
              }
            },
            "bare-producer");
    thread.start();
  }

  void stop() {
    stopped.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
