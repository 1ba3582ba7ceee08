package io.tributary.connect.hudi.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.config.ControlSecurity;
import io.tributary.connect.hudi.config.ControlSettings;
import io.tributary.connect.hudi.control.ControlEvent;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Topics;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaControlChannelIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static RunFolder run;
  private static KafkaBroker broker;

  @BeforeAll
  static void startBroker() {
    run = RunFolder.create(Path.of("target/runs"));
    broker = KafkaBroker.start(run);
    broker.createTopic("control", 1);
    broker.createTopic("flights", 3);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
    run.close();
  }

  @Test
  void everyTaskHearsWhatAnySaysAfterItJoinedAndNothingOfOtherSinks() {
    try (KafkaControlChannel one = channel("table-1");
        KafkaControlChannel two = channel("table-1");
        KafkaControlChannel other = channel("table-2")) {
      ControlEvent first = new ControlEvent.TaskJoined();
      ControlEvent second = new ControlEvent.CycleAborted(new InstantId("20260101000000000"));
      one.send(first);
      two.send(second);
      other.send(new ControlEvent.CycleAborted(new InstantId("other")));
      assertThat(hear(one, 2)).containsExactlyInAnyOrder(first, second);
      assertThat(hear(two, 2)).containsExactlyInAnyOrder(first, second);
      assertThat(hear(other, 1))
          .containsExactly(new ControlEvent.CycleAborted(new InstantId("other")));

      try (KafkaControlChannel late = channel("table-1")) {
        ControlEvent third = new ControlEvent.WriteFailed(new InstantId("late"));
        one.send(third);
        assertThat(hear(late, 1)).containsExactly(third);
      }
    }
  }

  @Test
  void knowsThePartitionsOfTheTopicsThatAreReadAndWhetherOneIsANewTopicOfTheSameName() {
    broker.createTopic("routes", 2);
    try (KafkaControlChannel channel = channel("table-1", "flights", "routes")) {
      Topics before = channel.topics();
      assertThat(before.partitionCounts()).isEqualTo(Map.of("flights", 3, "routes", 2));
      broker.createTopicAnew("routes", 2);
      Topics after = channel.topics();
      assertThat(after.partitionCounts()).isEqualTo(before.partitionCounts());
      assertThat(after.ids().get("routes")).isNotNull().isNotEqualTo(before.ids().get("routes"));
      assertThat(after.ids().get("flights")).isNotNull().isEqualTo(before.ids().get("flights"));
    }
  }

  @Test
  void saysThatTheControlTopicIsMissing() {
    assertThatThrownBy(
            () ->
                new KafkaControlChannel(
                    new ControlSettings("nowhere", broker.bootstrap(), "t", plain()),
                    List.of("flights")))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("nowhere");
  }

  private static ControlSecurity plain() {
    return new ControlSecurity("PLAINTEXT", "SCRAM-SHA-512", null, null, null, null, null, null);
  }

  private static KafkaControlChannel channel(String table, String... topics) {
    return new KafkaControlChannel(
        new ControlSettings("control", broker.bootstrap(), table, plain()),
        topics.length == 0 ? List.of("flights") : List.of(topics));
  }

  private static List<ControlEvent> hear(KafkaControlChannel channel, int count) {
    List<ControlEvent> heard = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (heard.size() < count && System.nanoTime() < end) {
      heard.addAll(channel.poll());
      Thread.onSpinWait();
    }
    return heard;
  }
}
