package io.tributary.quickstart.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilestonesTest {

  private final Milestones milestones = new Milestones();

  @Test
  void keepsTheFirstMomentAndTheHighestMemory() {
    milestones.note(snapshot(1, 0, 0, 100));
    milestones.note(snapshot(2, 5, 0, 300));
    milestones.note(snapshot(3, 6, 1, 200));

    assertThat(milestones.firstRow()).isEqualTo(Duration.ofSeconds(2));
    assertThat(milestones.firstCommit()).isEqualTo(Duration.ofSeconds(3));
    assertThat(milestones.peakMemory()).isEqualTo(300);
  }

  @Test
  void hasNoMomentForWhatNeverCame() {
    milestones.note(snapshot(1, 0, 0, 100));

    assertThat(milestones.firstRow()).isNull();
    assertThat(milestones.firstCommit()).isNull();
  }

  private static Snapshot snapshot(long seconds, long rows, long commits, long memory) {
    return new Snapshot(
        Duration.ofSeconds(seconds),
        List.of(),
        List.of(),
        List.of(new Snapshot.DatabaseTable("t", rows, null)),
        List.of(new Snapshot.LakeTable("t", commits, rows, 1, List.of())),
        List.of(),
        List.of(new Snapshot.Server("worker", memory)));
  }
}
