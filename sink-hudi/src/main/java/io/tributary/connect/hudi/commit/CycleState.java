package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Where a table's commit cycle stands. {@code failures} counts those in a row. */
public sealed interface CycleState {

  CycleState START = new Idle(false, 0, 0);

  /**
   * No instant is open.
   *
   * @param pending whether some task has rows waiting
   * @param dueMs epoch milliseconds at which they are committed
   */
  record Idle(boolean pending, long dueMs, int failures) implements CycleState {}

  /** An instant was asked for. */
  record Opening(int failures) implements CycleState {}

  /**
   * The tasks write.
   *
   * @param expected the partitions that must contribute
   * @param got what they contributed so far
   * @param deadlineMs epoch milliseconds at which the instant is given up
   */
  record Gathering(
      InstantId instant,
      Offsets committed,
      Set<TopicPartition> expected,
      Map<TopicPartition, Contribution> got,
      long deadlineMs,
      int failures)
      implements CycleState {

    public Gathering {
      expected = Set.copyOf(expected);
      got = Map.copyOf(got);
    }

    boolean complete() {
      return got.keySet().containsAll(expected);
    }

    List<Contribution> contributions() {
      return List.copyOf(got.values());
    }
  }

  /** A commit was asked for. */
  record Committing(InstantId instant, int failures) implements CycleState {}
}
