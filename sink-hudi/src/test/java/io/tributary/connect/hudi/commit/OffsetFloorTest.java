package io.tributary.connect.hudi.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetFloorTest {

  private static final TopicPartition P0 = new TopicPartition("t", 0);

  private final OffsetFloor floor = new OffsetFloor();

  @Test
  void takesWhatThePollOfARebalanceHadReadAlready() {
    floor.opened(P0, 100);
    floor.delivered();
    assertThatCode(() -> floor.check(P0, 40)).doesNotThrowAnyException();
    floor.delivered();
    assertThatCode(() -> floor.check(P0, 100)).doesNotThrowAnyException();
  }

  @Test
  void refusesOffsetsBelowWhatWasAskedFor() {
    floor.opened(P0, 100);
    floor.delivered();
    floor.delivered();
    assertThatThrownBy(() -> floor.check(P0, 3))
        .isInstanceOfSatisfying(
            TableFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.LOST_STATE))
        .hasMessageContaining("[topic=t partition=0 offset=3]")
        .hasMessageContaining("up to 100");
  }

  @Test
  void refusesThemAtOnceAfterARewind() {
    floor.delivered();
    floor.rewound(P0, 7);
    floor.delivered();
    assertThatThrownBy(() -> floor.check(P0, 6)).hasMessageContaining("gone back");
  }

  @Test
  void forgetsAPartitionThatAnotherTaskTookOver() {
    floor.rewound(P0, 7);
    floor.closed(P0);
    floor.delivered();
    assertThatCode(() -> floor.check(P0, 0)).doesNotThrowAnyException();
  }
}
