package io.tributary.connect.hudi.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsInCommitTest {

  @Test
  void keepsOffsetsAndPartitionCounts() {
    Offsets offsets =
        new Offsets(
            Map.of(
                new TopicPartition("a.b-c_d", 0), Long.MAX_VALUE, new TopicPartition("e", 12), 3L),
            Map.of("a.b-c_d", 1, "e", 13, "empty", 2));
    assertThat(OffsetsInCommit.decode(OffsetsInCommit.encode(offsets))).isEqualTo(offsets);
    assertThat(OffsetsInCommit.decode(OffsetsInCommit.encode(Offsets.EMPTY)))
        .isEqualTo(Offsets.EMPTY);
  }

  @Test
  void readsTheFormThatTheFirstReleaseWrote() {
    assertThat(
            OffsetsInCommit.decode(
                "{\"version\":1,\"topics\":{\"flights\":{\"partitions\":2,\"next\":{\"0\":17,\"1\":4}}}}"))
        .isEqualTo(
            new Offsets(
                Map.of(new TopicPartition("flights", 0), 17L, new TopicPartition("flights", 1), 4L),
                Map.of("flights", 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"version\":2,\"topics\":{}}",
        "{\"version\":1}",
        "{\"version\":1,\"topics\":{\"t\":{\"next\":{\"x\":1}}}}"
      })
  void refusesWhatItCannotRead(String text) {
    assertThatThrownBy(() -> OffsetsInCommit.decode(text))
        .isInstanceOfSatisfying(
            TableFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.LOST_STATE));
  }
}
