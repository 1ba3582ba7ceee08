package io.tributary.quickstart.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.tributary.quickstart.proof.TopicRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicTailTest {

  private static final TopicPartition PARTITION = new TopicPartition("buses", 0);

  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>(OffsetResetStrategy.EARLIEST);
  private final TopicTail tail = new TopicTail("buses", consumer);

  @Test
  void hasNothingWhileTheTopicIsNotThere() {
    assertThat(tail.read()).isEmpty();
    assertThat(tail.count()).isZero();
    assertThat(tail.next()).isEmpty();
  }

  @Test
  void readsOnWhereTheLastReadEnded() {
    topicWithEnd(3);
    consumer.schedulePollTask(() -> add(0, 2));

    assertThat(tail.read()).extracting(TopicRecord::offset).containsExactly(0L, 2L);
    assertThat(tail.next()).isEqualTo(Map.of(0, 3L));

    consumer.updateEndOffsets(Map.of(PARTITION, 4L));
    consumer.schedulePollTask(() -> add(3));
    tail.skip();

    assertThat(tail.count()).isEqualTo(3);
    assertThat(tail.next()).isEqualTo(Map.of(0, 4L));
  }

  @Test
  void decodesKeyAndTombstone() {
    topicWithEnd(1);
    consumer.schedulePollTask(() -> add(0));

    assertThat(tail.read()).containsExactly(new TopicRecord("buses", 0, 0, "7000", null));
  }

  @Test
  void readsBelowAnOffsetAndLeavesTheRestUnread() {
    topicWithEnd(4);
    List<Long> read = new ArrayList<>();
    consumer.schedulePollTask(() -> add(0, 1, 2, 3));

    tail.readBelow(Map.of(0, 2L), record -> read.add(record.offset()));
    assertThat(read).containsExactly(0L, 1L);
    assertThat(tail.next()).isEqualTo(Map.of(0, 2L));
    assertThat(consumer.position(PARTITION)).isEqualTo(2);
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void readsNothingBelowTheOffsetsOfOtherPartitions() {
    topicWithEnd(4);

    tail.readBelow(Map.of(1, 7L), record -> fail(record.place()));

    assertThat(tail.count()).isZero();
  }

  @Test
  void beginsAgainWhenItIsBeyondWhatIsAskedFor() {
    topicWithEnd(2);
    consumer.schedulePollTask(() -> add(0, 1));
    tail.skip();

    assertThat(tail.beyond(Map.of(0, 2L))).isFalse();
    assertThat(tail.beyond(Map.of(0, 1L))).isTrue();

    tail.rewind();
    consumer.schedulePollTask(() -> add(0, 1));
    tail.skip();
    assertThat(tail.count()).isEqualTo(2);
  }

  @Test
  void givesUpWhenTheBrokerIsGone() {
    topicWithEnd(1);

    assertThatThrownBy(tail::read)
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("buses");
  }

  private void topicWithEnd(long end) {
    Node broker = new Node(1, "127.0.0.1", 9092);
    Node[] replicas = {broker};
    consumer.updatePartitions(
        "buses", List.of(new PartitionInfo("buses", 0, broker, replicas, replicas)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }

  private void add(long... offsets) {
    byte[] key = "{\"schema\":{\"type\":\"string\"},\"payload\":\"7000\"}".getBytes(UTF_8);
    for (long offset : offsets) {
      consumer.addRecord(new ConsumerRecord<>("buses", 0, offset, key, null));
    }
  }
}
