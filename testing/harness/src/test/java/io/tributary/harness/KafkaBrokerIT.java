package io.tributary.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.kafka.TopicReader;
import io.tributary.harness.kafka.TopicRecord;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.RunFolder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaBrokerIT {
  private static final RunFolder RUN = RunFolders.create();
  private static @Nullable KafkaBroker started;

  @BeforeAll
  static void start() {
    started = KafkaBroker.start(RUN);
  }

  @AfterAll
  static void stop() {
    broker().close();
    RUN.close();
  }

  private static KafkaBroker broker() {
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  @Test
  void keepsCommittedRecordsOverAKill() {
    broker().createTopic("kept", 2);
    try (KafkaProducer<String, @Nullable String> producer = producer("kept")) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("kept", 0, "1", "{\"a\":1}"));
      producer.send(new ProducerRecord<>("kept", 1, "2", null));
      producer.commitTransaction();
    }
    assertThat(awaited(() -> TopicReader.readAll(broker().bootstrap(), "kept"))).isNotEmpty();
    long pid = broker().process().pid();
    broker().killHard();
    assertThat(ProcessHandle.of(pid)).isEmpty();

    broker().restart();

    List<TopicRecord> records = awaited(() -> TopicReader.readAll(broker().bootstrap(), "kept"));
    assertThat(records).extracting(TopicRecord::partition).containsExactlyInAnyOrder(0, 1);
    assertThat(records).anyMatch(each -> each.value() == null);
  }

  @Test
  void keepsRecordsOfAnyAge() throws Exception {
    broker().createTopic("old", 1);
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "old");
    try (Admin admin = broker().admin()) {
      Config config = admin.describeConfigs(List.of(topic)).all().get().get(topic);

      assertThat(config.get(TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("-1");
    }
  }

  @Test
  void readerGivesWhatIsCommittedAndThenWhatIsNew() {
    String topic = "read";
    broker().createTopic(topic, 1);
    try (KafkaProducer<String, @Nullable String> producer = producer(topic);
        TopicReader reader = new TopicReader(broker().bootstrap(), topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(
          new ProducerRecord<>(
              topic, "{\"schema\":{\"type\":\"string\"},\"payload\":\"k\"}", "{\"a\":1}"));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "1", "{\"a\":2}"));
      producer.flush();

      List<TopicRecord> first = awaited(reader::readNew);
      assertThat(first)
          .extracting(TopicRecord::toString)
          .hasSize(1)
          .first()
          .asString()
          .contains("\"a\":1");
      assertThat(first).extracting(each -> String.valueOf(each.key())).containsExactly("\"k\"");

      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "1", "{\"a\":3}"));
      producer.commitTransaction();
      assertThat(awaited(reader::readNew))
          .extracting(each -> String.valueOf(each.value()))
          .containsExactly("{\"a\":3}");
      assertThat(reader.readNew()).isEmpty();
    }
  }

  @Test
  void readerNamesTheRecordThatIsNotJson() {
    String topic = "broken";
    broker().createTopic(topic, 1);
    try (KafkaProducer<String, @Nullable String> producer = producer(topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "1", "{"));
      producer.commitTransaction();
    }
    assertThatThrownBy(() -> awaited(() -> TopicReader.readAll(broker().bootstrap(), topic)))
        .isInstanceOf(HarnessException.class)
        .hasMessageContaining("topic=broken partition=0 offset=0");
  }

  @Test
  void aTopicThatIsNotThereHoldsNothing() {
    assertThat(TopicReader.readAll(broker().bootstrap(), "nowhere")).isEmpty();
  }

  /** A commit is answered before its markers are written; readers see it a moment later. */
  private static List<TopicRecord> awaited(Supplier<List<TopicRecord>> read) {
    return Await.value(Duration.ofSeconds(30), read, records -> !records.isEmpty());
  }

  private static KafkaProducer<String, @Nullable String> producer(String id) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker().bootstrap(), "transactional.id", id),
        new StringSerializer(),
        new StringSerializer());
  }
}
