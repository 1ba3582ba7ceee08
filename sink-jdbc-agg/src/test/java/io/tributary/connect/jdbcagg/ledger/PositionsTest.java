package io.tributary.connect.jdbcagg.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class PositionsTest {

  private static final TopicPartition A = new TopicPartition("a", 0);
  private static final TopicPartition B = new TopicPartition("b", 3);

  private final Positions positions = new Positions();

  @Test
  void takesEachOffsetOnce() {
    positions.open(List.of(A));
    positions.restart(Map.of());

    assertThat(positions.admit(A, 5)).isTrue();
    assertThat(positions.admit(A, 5)).isFalse();
    assertThat(positions.admit(A, 4)).isFalse();
    assertThat(positions.admit(A, 9)).as("a gap").isTrue();
    assertThat(positions.moves()).containsExactly(move(A, null, 10));
  }

  @Test
  void movesOnlyPartitionsThatGotOnSortedByTopicAndPartition() {
    TopicPartition idle = new TopicPartition("a", 10);
    TopicPartition second = new TopicPartition("a", 2);
    positions.open(List.of(B, idle, second, A));
    positions.restart(Map.of(B, at(7), idle, at(1)));
    positions.admit(B, 7);
    positions.admit(second, 0);
    positions.admit(A, 0);

    assertThat(positions.moves())
        .containsExactly(move(A, null, 1), move(second, null, 1), move(B, 7L, 8));
  }

  @Test
  void continuesFromWhatWasRecorded() {
    positions.open(List.of(A));
    positions.restart(Map.of());
    positions.admit(A, 0);
    positions.recorded(positions.moves());

    assertThat(positions.durable()).containsExactly(Map.entry(A, 1L));
    assertThat(positions.moves()).isEmpty();
    positions.admit(A, 1);
    assertThat(positions.moves()).containsExactly(move(A, 1L, 2));
  }

  @Test
  void sendsAPartitionWithoutARecordBackToItsFirstOffset() {
    positions.open(List.of(A, B));
    positions.restart(Map.of());
    positions.admit(A, 40);
    positions.admit(A, 41);

    assertThat(positions.restart(Map.of())).containsExactly(Map.entry(A, 40L));
    assertThat(positions.admit(A, 39)).as("before what it began with").isFalse();
    assertThat(positions.admit(A, 40)).isTrue();
  }

  @Test
  void refusesRecordsBelowTheLedger() {
    positions.open(List.of(A));
    assertThat(positions.restart(Map.of(A, at(10)))).containsExactly(Map.entry(A, 10L));

    assertThatThrownBy(() -> positions.admit(A, 9))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("LOST_STATE: a-0 has offset 9");
  }

  @Test
  void refusesRecordsOfPartitionsOfOthers() {
    positions.open(List.of(A, B));
    positions.close(List.of(B));

    assertThatThrownBy(() -> positions.admit(B, 0)).isInstanceOf(ConnectException.class);
  }

  @Test
  void settlesACommitWithoutAnAnswerByTheLedger() {
    List<OffsetMove> moves = List.of(move(A, null, 5), move(B, 7L, 8));

    assertThat(Settlement.of(moves, Map.of(A, at(5), B, at(8)))).isEqualTo(Settlement.COMMITTED);
    assertThat(Settlement.of(moves, Map.of(B, at(7)))).isEqualTo(Settlement.NOT_COMMITTED);
    assertThat(Settlement.of(moves, Map.of(A, at(6), B, at(8)))).isEqualTo(Settlement.FENCED);
    assertThat(Settlement.of(moves, Map.of(A, at(5), B, at(7)))).isEqualTo(Settlement.FENCED);
  }

  @Test
  void keepsWhatTheRecordsOfAPartitionHaveShown() {
    positions.open(List.of(A));
    positions.restart(Map.of(A, new Recorded(3, new Progress(1_000L, "x"))));
    assertThat(positions.progress(A)).isEqualTo(new Progress(1_000L, "x"));
    assertThat(positions.watermarkMs(A)).isEqualTo(1_000);
    positions.admit(A, 3);
    positions.sawEvent(A, 999);
    positions.sawEvent(A, 2_000);

    assertThat(positions.moves())
        .containsExactly(new OffsetMove(A, 3L, 4, new Progress(2_000L, "x")));
  }

  private static OffsetMove move(TopicPartition partition, Long from, long to) {
    return new OffsetMove(partition, from, to, Progress.NONE);
  }

  private static Recorded at(long nextOffset) {
    return new Recorded(nextOffset, Progress.NONE);
  }
}
