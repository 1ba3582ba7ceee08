package io.tributary.connect.hudi.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.config.PartitionsChanged;
import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.control.ControlEvent;
import io.tributary.connect.hudi.control.InProcessControlChannel;
import io.tributary.connect.hudi.lake.HudiRowEncoder;
import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.model.TableState;
import io.tributary.connect.hudi.model.Topics;
import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.retry.RetryBudget;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoordinatorTest {

  private static final TopicPartition P0 = new TopicPartition("t", 0);
  private static final TableSchema SCHEMA =
      new TableSchema(
          "{\"type\":\"record\",\"name\":\"t\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}");

  private Topics seen = Topics.of(Map.of("t", 1));
  private final ManualClock clock = new ManualClock(Instant.ofEpochSecond(1_000));
  private final InProcessControlChannel channel = new InProcessControlChannel();
  private final FakeTimeline timeline = new FakeTimeline();
  private final Coordinator coordinator =
      new Coordinator(
          new CycleRules(1_000, 60_000, 0, 100, 1_000),
          new Coordinator.Parts(
              timeline,
              channel,
              new HudiRowEncoder(
                  TestTables.table("t", "file:/t", "id", Map.of()), TestTables.columns()),
              () -> seen,
              new TopicContinuity(PartitionsChanged.FAIL),
              new RetryBudget(Duration.ofSeconds(10), clock),
              FaultPoint.NONE,
              CommitMeter.NONE,
              clock));

  /** A timeline of one commit, which opens the instants that a test hands it. */
  private static final class FakeTimeline implements TableTimeline {
    private String nextInstant = "2";
    private TableState state =
        new TableState(new Offsets(Map.of(P0, 5L), Map.of("t", 1)), SCHEMA, new InstantId("1"));
    private @Nullable TableFailure failure;
    private @Nullable TableFailure disorder;
    private int maintained;

    @Override
    public TableState read() {
      return state;
    }

    @Override
    public Opened open(TableSchema schema) {
      if (failure != null) {
        throw failure;
      }
      return new Opened(new InstantId(nextInstant), state);
    }

    @Override
    public void commit(
        InstantId instant, TableSchema schema, List<FileStat> files, Offsets base, Offsets next) {
      state = new TableState(next, schema, instant);
    }

    @Override
    public void maintain() {
      maintained++;
      if (disorder != null) {
        throw disorder;
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void neverWritesIntoAnInstantThatReadersWouldTakeForAnOldOne() {
    timeline.nextInstant = "1";
    askForACommit();
    assertThat(channel.poll()).isEmpty();

    timeline.nextInstant = "3";
    clock.advance(Duration.ofSeconds(1));
    coordinator.tick();
    assertThat(channel.poll()).hasOnlyElementsOfType(ControlEvent.CycleStarted.class).hasSize(1);
  }

  @Test
  void waitsOutAFaultUntilTheBudgetIsSpent() {
    timeline.failure = new TableFailure(FailureKind.TRANSIENT, "away", null);
    askForACommit();
    clock.advance(Duration.ofSeconds(5));
    coordinator.tick();
    clock.advance(Duration.ofSeconds(6));
    assertThatThrownBy(coordinator::tick)
        .isInstanceOf(TableFailure.class)
        .hasMessageContaining("commit.retry.budget.ms")
        .hasCause(timeline.failure);
  }

  @Test
  void doesNotWaitForWhatWillNotChange() {
    timeline.failure = new TableFailure(FailureKind.REFUSED, "forbidden", null);
    assertThatThrownBy(this::askForACommit).isSameAs(timeline.failure);
  }

  @Test
  void refusesATopicWhosePartitionsHaveChanged() {
    timeline.state =
        new TableState(new Offsets(Map.of(P0, 5L), Map.of("t", 3)), SCHEMA, new InstantId("1"));
    assertThatThrownBy(this::askForACommit)
        .isInstanceOf(TableFailure.class)
        .hasMessageContaining("Topic t has 1 partitions, the table was written from 3");
    assertThat(channel.poll()).isEmpty();
  }

  @Test
  void refusesATopicThatWasCreatedAnew() {
    timeline.state =
        new TableState(
            new Offsets(Map.of(P0, 5L), new Topics(Map.of("t", 1), Map.of("t", "first"))),
            SCHEMA,
            new InstantId("1"));
    seen = new Topics(Map.of("t", 1), Map.of("t", "second"));
    assertThatThrownBy(this::askForACommit)
        .isInstanceOf(TableFailure.class)
        .hasMessageContaining("Topic t was deleted and created again");
  }

  @Test
  void keepsTheTableInOrderAfterTheCommitAndGoesOnWhereThatFails() {
    timeline.disorder = new TableFailure(FailureKind.REFUSED, "may not delete", null);
    askForACommit();
    contribute("2");
    assertThat(channel.poll()).hasAtLeastOneElementOfType(ControlEvent.CycleCommitted.class);
    assertThat(timeline.maintained).isEqualTo(1);

    timeline.nextInstant = "3";
    askForACommit();
    contribute("3");
    assertThat(channel.poll()).hasAtLeastOneElementOfType(ControlEvent.CycleCommitted.class);
    assertThat(timeline.maintained).isEqualTo(2);
  }

  @Test
  void givesTasksTheTimeThatIsLeft() {
    askForACommit();
    assertThat(channel.poll())
        .singleElement()
        .isInstanceOfSatisfying(
            ControlEvent.CycleStarted.class,
            started -> assertThat(started.remainingMs()).isEqualTo(60_000));
    clock.advance(Duration.ofSeconds(59));
    coordinator.on(new ControlEvent.TaskJoined());
    assertThat(channel.poll())
        .singleElement()
        .isInstanceOfSatisfying(
            ControlEvent.CycleStarted.class,
            started -> assertThat(started.remainingMs()).isEqualTo(1_000));
  }

  private void contribute(String instant) {
    long from = timeline.state.offsets().of(P0);
    coordinator.on(
        new ControlEvent.RowsWritten(
            new InstantId(instant),
            List.of(new Contribution(P0, from, from + 1, List.of())),
            SCHEMA));
  }

  private void askForACommit() {
    coordinator.on(new ControlEvent.RowsPending(SCHEMA, false));
    clock.advance(Duration.ofSeconds(1));
    coordinator.tick();
  }
}
