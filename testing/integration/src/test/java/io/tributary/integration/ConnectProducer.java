package io.tributary.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.jspecify.annotations.Nullable;

/** Writes records to one topic as a source connector with JsonConverter would. */
final class ConnectProducer implements AutoCloseable {

  private static final int ANSWER_SECONDS = 30;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final JsonConverter keys = new JsonConverter();
  private final JsonConverter values = new JsonConverter();
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  ConnectProducer(String bootstrap, String topic) {
    this(topic, Map.of("bootstrap.servers", bootstrap, "acks", "all"));
  }

  private ConnectProducer(String topic, Map<String, Object> settings) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    keys.configure(Map.of("schemas.enable", true), true);
    values.configure(Map.of("schemas.enable", true), false);
  }

  /** One whose records are in a transaction, which {@link #abort} ends. */
  static ConnectProducer transactional(String bootstrap, String topic) {
    ConnectProducer producer =
        new ConnectProducer(
            topic, Map.of("bootstrap.servers", bootstrap, "transactional.id", "test-" + topic));
    producer.producer.initTransactions();
    producer.producer.beginTransaction();
    return producer;
  }

  /** Has the broker take all that was sent and then aborts the transaction. */
  void abort() {
    producer.flush();
    producer.abortTransaction();
  }

  /** Sends a record with a text key; without a value it is a tombstone. */
  void send(String key, @Nullable Struct value) {
    byte[] keyBytes = keys.fromConnectData(topic, Schema.STRING_SCHEMA, key);
    byte[] valueBytes = value == null ? null : values.fromConnectData(topic, value.schema(), value);
    sent.add(producer.send(new ProducerRecord<>(topic, keyBytes, valueBytes)));
  }

  /** Waits until the broker has all that was sent. */
  void flush() throws ExecutionException, InterruptedException, TimeoutException {
    producer.flush();
    for (Future<RecordMetadata> each : sent) {
      each.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }
    sent.clear();
  }

  @Override
  public void close() {
    producer.close();
    keys.close();
    values.close();
  }
}
