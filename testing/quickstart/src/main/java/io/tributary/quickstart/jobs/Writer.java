package io.tributary.quickstart.jobs;

import io.tributary.harness.process.HarnessException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what a program would write to a topic: values without keys, each once. */
final class Writer implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final String topic;
  private final Producer<byte[], byte[]> producer;

  private Writer(String topic, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  static Writer open(String bootstrapServers, String topic) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return new Writer(
        topic,
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Writes the values and waits until the broker has them. */
  void write(List<byte[]> values) {
    List<Future<?>> answers = new ArrayList<>();
    values.forEach(value -> answers.add(producer.send(new ProducerRecord<>(topic, value))));
    try {
      for (Future<?> answer : answers) {
        answer.get();
      }
    } catch (ExecutionException e) {
      throw new HarnessException("The broker did not take records for " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("Interrupted while writing to " + topic, e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
