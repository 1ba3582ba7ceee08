package io.tributary.connect.hudi.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommitCycleTest {

  private static final TopicPartition P0 = new TopicPartition("t", 0);
  private static final TopicPartition P1 = new TopicPartition("t", 1);
  private static final InstantId INSTANT = new InstantId("20260101000000000");
  private static final InstantId EARLIER = new InstantId("20251231000000000");
  private static final Offsets COMMITTED = new Offsets(Map.of(P0, 10L, P1, 20L), Map.of("t", 2));
  private static final CycleRules RULES = new CycleRules(1_000, 5_000, 50, 100, 800);

  private final CommitCycle cycle = new CommitCycle(RULES);

  @Test
  void waitsForRowsAndThenForTheInterval() {
    CycleState idle = next(CycleState.START, new CycleEvent.Tick(1_000_000));
    assertThat(idle).isEqualTo(CycleState.START);

    CycleState pending = next(idle, new CycleEvent.RowsPending(false, 10_000));
    assertThat(pending).isEqualTo(new CycleState.Idle(true, 11_000, 0));
    assertThat(step(pending, new CycleEvent.Tick(10_999)).actions()).isEmpty();
    assertThat(step(pending, new CycleEvent.Tick(11_000)))
        .isEqualTo(CycleStep.to(new CycleState.Opening(0), new CycleAction.OpenInstant()));
  }

  @Test
  void laterRowsDoNotPutTheCommitOff() {
    CycleState pending = new CycleState.Idle(true, 11_000, 0);
    assertThat(next(pending, new CycleEvent.RowsPending(false, 10_900))).isEqualTo(pending);
  }

  @Test
  void aFullTaskBringsTheCommitForward() {
    CycleState pending = new CycleState.Idle(true, 11_000, 0);
    assertThat(next(pending, new CycleEvent.RowsPending(true, 10_100)))
        .isEqualTo(new CycleState.Idle(true, 10_100, 0));
  }

  @Test
  void aFullTaskWaitsAfterAFailure() {
    CycleState failed = new CycleState.Idle(true, 11_000, 2);
    assertThat(next(failed, new CycleEvent.RowsPending(true, 10_100))).isEqualTo(failed);
  }

  @Test
  void announcesTheInstantWithWhatTheTableHolds() {
    CycleStep step =
        step(
            new CycleState.Opening(0),
            new CycleEvent.InstantOpened(INSTANT, COMMITTED, Set.of(P0, P1), 11_000));
    assertThat(step.actions())
        .containsExactly(new CycleAction.StartCycle(INSTANT, COMMITTED, 16_000));
  }

  @Test
  void commitsWhenEveryPartitionHasContributed() {
    CycleState one = next(gathering(), contributed(INSTANT, from(P0, 10, 15)));
    assertThat(one).isInstanceOf(CycleState.Gathering.class);
    CycleStep both = step(one, contributed(INSTANT, Contribution.none(P1, 20)));
    assertThat(both.next()).isEqualTo(new CycleState.Committing(INSTANT, 0));
    assertThat(both.actions()).hasSize(1);
    assertThat(((CycleAction.Commit) both.actions().get(0)).contributions())
        .containsExactlyInAnyOrder(from(P0, 10, 15), Contribution.none(P1, 20));
  }

  @Test
  void theFirstOfTwoThatClaimAPartitionCounts() {
    CycleState one = next(gathering(), contributed(INSTANT, from(P0, 10, 15)));
    CycleState two = next(one, contributed(INSTANT, from(P0, 10, 18)));
    assertThat(((CycleState.Gathering) two).contributions()).containsExactly(from(P0, 10, 15));
  }

  @Test
  void passesOverWhatDoesNotBeginWhereTheTableEnds() {
    assertThat(next(gathering(), contributed(INSTANT, from(P0, 9, 15)))).isEqualTo(gathering());
    assertThat(next(gathering(), contributed(INSTANT, from(P0, 11, 15)))).isEqualTo(gathering());
  }

  @Test
  void passesOverWhatBelongsToAnotherInstantOrPartition() {
    assertThat(next(gathering(), contributed(EARLIER, from(P0, 10, 15)))).isEqualTo(gathering());
    assertThat(next(gathering(), contributed(INSTANT, from(new TopicPartition("t", 2), 0, 1))))
        .isEqualTo(gathering());
    assertThat(next(gathering(), new CycleEvent.WriteFailed(EARLIER, 12_000)))
        .isEqualTo(gathering());
  }

  @Test
  void givesUpOnlyWhenATaskThatClosesAFileAtTheDeadlineHasDoneSo() {
    assertThat(step(gathering(), new CycleEvent.Tick(16_049)).actions()).isEmpty();
    assertThat(step(gathering(), new CycleEvent.Tick(16_050)))
        .isEqualTo(
            CycleStep.to(new CycleState.Idle(true, 16_150, 1), new CycleAction.Abort(INSTANT)));
  }

  @Test
  void givesUpWhenATaskCouldNotWrite() {
    assertThat(step(gathering(), new CycleEvent.WriteFailed(INSTANT, 12_000)))
        .isEqualTo(
            CycleStep.to(new CycleState.Idle(true, 12_100, 1), new CycleAction.Abort(INSTANT)));
  }

  @Test
  void tellsATaskThatJoinedAboutTheOpenInstant() {
    assertThat(step(gathering(), new CycleEvent.TaskJoined()))
        .isEqualTo(
            CycleStep.to(gathering(), new CycleAction.StartCycle(INSTANT, COMMITTED, 16_000)));
    assertThat(step(CycleState.START, new CycleEvent.TaskJoined()).actions()).isEmpty();
  }

  @Test
  void confirmsACommitBeforeItKeepsTheTableInOrderAndForgetsFailures() {
    assertThat(step(new CycleState.Committing(INSTANT, 3), new CycleEvent.CommitDone()))
        .isEqualTo(
            CycleStep.to(
                new CycleState.Idle(false, 0, 0),
                new CycleAction.Confirm(INSTANT),
                new CycleAction.Maintain()));
  }

  @Test
  void waitsTwiceAsLongWithEachFailureUpToALimit() {
    CycleEvent failed = new CycleEvent.TableFailed(10_000);
    assertThat(next(new CycleState.Opening(0), failed))
        .isEqualTo(new CycleState.Idle(true, 10_100, 1));
    assertThat(next(new CycleState.Opening(1), failed))
        .isEqualTo(new CycleState.Idle(true, 10_200, 2));
    assertThat(next(new CycleState.Committing(INSTANT, 60), failed))
        .isEqualTo(new CycleState.Idle(true, 10_800, 61));
  }

  @Test
  void aCommitThatFailedIsGivenUp() {
    assertThat(
            step(new CycleState.Committing(INSTANT, 0), new CycleEvent.TableFailed(10_000))
                .actions())
        .containsExactly(new CycleAction.Abort(INSTANT));
  }

  private static CycleState gathering() {
    return new CycleState.Gathering(INSTANT, COMMITTED, Set.of(P0, P1), Map.of(), 16_050, 0);
  }

  private static CycleEvent contributed(InstantId instant, Contribution contribution) {
    return new CycleEvent.Contributed(instant, List.of(contribution));
  }

  private static Contribution from(TopicPartition partition, long from, long to) {
    return new Contribution(partition, from, to, List.of(new FileStat("{}")));
  }

  private CycleState next(CycleState state, CycleEvent event) {
    return step(state, event).next();
  }

  private CycleStep step(CycleState state, CycleEvent event) {
    return cycle.on(state, event);
  }
}
