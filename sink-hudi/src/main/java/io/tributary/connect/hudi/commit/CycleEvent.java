package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What happens to the coordinator. Times are epoch milliseconds. */
public sealed interface CycleEvent {

  record Tick(long nowMs) implements CycleEvent {}

  /** A task took partitions over. */
  record TaskJoined() implements CycleEvent {}

  record RowsPending(boolean full, long nowMs) implements CycleEvent {}

  /**
   * An instant is open.
   *
   * @param committed read after it was opened, when no earlier coordinator can commit any more
   * @param expected the partitions that must contribute
   */
  record InstantOpened(
      InstantId instant, Offsets committed, Set<TopicPartition> expected, long nowMs)
      implements CycleEvent {}

  record Contributed(InstantId instant, List<Contribution> contributions) implements CycleEvent {}

  record WriteFailed(InstantId instant, long nowMs) implements CycleEvent {}

  record CommitDone() implements CycleEvent {}

  /** Opening or committing failed, but may not fail again. */
  record TableFailed(long nowMs) implements CycleEvent {}
}
