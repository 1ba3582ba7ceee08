package io.tributary.connect.hudi.kafka;

import io.tributary.connect.hudi.commit.TopicLayout;
import io.tributary.connect.hudi.config.ControlSettings;
import io.tributary.connect.hudi.control.ControlChannel;
import io.tributary.connect.hudi.control.ControlEvent;
import io.tributary.connect.hudi.control.ControlEventCodec;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.Topics;
import io.tributary.connect.kit.error.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Control events as records of a topic. Every task reads all of it from the moment that it starts,
 * without a group: nothing in the topic is worth keeping, as the truth lies in the table.
 *
 * <p>Threading: for the task's thread alone; the producer's own thread only logs.
 */
public final class KafkaControlChannel implements ControlChannel, TopicLayout {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaControlChannel.class);

  private static final long POLL_INTERVAL_MS = 100;
  private static final int PATIENCE_MS = 15_000;

  private final ControlSettings settings;
  private final List<String> topics;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Admin admin;

  /**
   * Connects, and notes where the topic ends now.
   *
   * @param topics the topics that the sink reads
   * @throws TableFailure where the brokers or the control topic are not there
   */
  public KafkaControlChannel(ControlSettings settings, List<String> topics) {
    this.settings = settings;
    this.topics = List.copyOf(topics);
    this.producer = newProducer(settings);
    this.consumer = newConsumer(settings);
    this.admin = newAdmin(settings);
    try {
      readFromEnd();
    } catch (KafkaException e) {
      close();
      throw e;
    }
  }

  private static KafkaProducer<String, byte[]> newProducer(ControlSettings settings) {
    Map<String, Object> client = client(settings);
    client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
    client.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<String, byte[]> newConsumer(ControlSettings settings) {
    Map<String, Object> client = client(settings);
    client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Admin newAdmin(ControlSettings settings) {
    Map<String, Object> client = client(settings);
    client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    return Admin.create(client);
  }

  private static Map<String, Object> client(ControlSettings settings) {
    Map<String, Object> client = ClientSecurity.of(settings.security());
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    return client;
  }

  private void readFromEnd() {
    String topic = settings.topic();
    int partitions = described(List.of(topic)).partitionCounts().getOrDefault(topic, 0);
    List<TopicPartition> all = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      all.add(new TopicPartition(settings.topic(), i));
    }
    try {
      consumer.assign(all);
      consumer.seekToEnd(all);
      // Seeking is lazy: an event sent before the first poll would else be passed over.
      all.forEach(consumer::position);
    } catch (TimeoutException e) {
      throw unreachable(e);
    }
  }

  @Override
  public void send(ControlEvent event) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                settings.topic(), settings.group(), ControlEventCodec.encode(event)),
            (metadata, failure) -> {
              if (failure != null) {
                LOG.warn("A control event is lost; the cycle will be repeated", failure);
              }
            });
  }

  @Override
  public List<ControlEvent> poll() {
    List<ControlEvent> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ZERO)) {
      if (settings.group().equals(record.key()) && record.value() != null) {
        ControlEventCodec.decode(record.value()).ifPresent(events::add);
      }
    }
    return events;
  }

  @Override
  public long pollIntervalMs() {
    return POLL_INTERVAL_MS;
  }

  @Override
  public Topics topics() {
    return described(topics);
  }

  private Topics described(List<String> names) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, answer) -> {
              TopicDescription topic = answered(name, answer);
              counts.put(name, topic.partitions().size());
              if (!Uuid.ZERO_UUID.equals(topic.topicId())) {
                ids.put(name, topic.topicId().toString());
              }
            });
    return new Topics(counts, ids);
  }

  private TopicDescription answered(String name, KafkaFuture<TopicDescription> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new TableFailure(
            FailureKind.TRANSIENT,
            "Topic %s does not exist at control.bootstrap.servers. Create it, or correct the key."
                .formatted(name),
            e.getCause());
      }
      throw unreachable(e.getCause());
    }
  }

  private TableFailure unreachable(@Nullable Throwable cause) {
    return new TableFailure(
        FailureKind.TRANSIENT,
        "No answer from the brokers of control.bootstrap.servers [target=%s]. Check that the worker can reach them."
            .formatted(settings.bootstrapServers()),
        cause);
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    consumer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
  }
}
