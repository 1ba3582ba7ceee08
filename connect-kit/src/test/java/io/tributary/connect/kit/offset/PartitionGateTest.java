package io.tributary.connect.kit.offset;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionGateTest {

  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  private final PartitionGate gate = new PartitionGate();

  @Test
  void admitsEachOffsetOnce() {
    assertThat(gate.admit(PARTITION, 0)).isTrue();
    assertThat(gate.admit(PARTITION, 0)).isFalse();
    assertThat(gate.admit(PARTITION, 1)).isTrue();
  }

  @Test
  void acceptsGaps() {
    assertThat(gate.admit(PARTITION, 7)).isTrue();
    assertThat(gate.admit(PARTITION, 6)).isFalse();
    assertThat(gate.admit(PARTITION, 100)).isTrue();
  }

  @Test
  void rejectsOffsetsAlreadyDurable() {
    gate.reset(PARTITION, 50);

    assertThat(gate.admit(PARTITION, 49)).isFalse();
    assertThat(gate.admit(PARTITION, 50)).isTrue();
  }

  @Test
  void keepsPartitionsApart() {
    TopicPartition other = new TopicPartition("t", 1);
    gate.admit(PARTITION, 5);

    assertThat(gate.admit(other, 3)).isTrue();
    assertThat(gate.admit(PARTITION, 5)).isFalse();
    assertThat(gate.admit(other, 3)).isFalse();
  }

  @Test
  void startsOverWithAPartitionThatItForgot() {
    gate.admit(PARTITION, 5);
    gate.forget(PARTITION);

    assertThat(gate.admit(PARTITION, 0)).isTrue();
  }

  @Test
  void followsARewind() {
    gate.admit(PARTITION, 99);
    gate.reset(PARTITION, 10);

    assertThat(gate.admit(PARTITION, 10)).isTrue();
  }
}
