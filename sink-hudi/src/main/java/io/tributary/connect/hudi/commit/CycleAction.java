package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import java.util.List;

/** What the coordinator has to do. */
public sealed interface CycleAction {

  record OpenInstant() implements CycleAction {}

  /**
   * Tell the tasks to write.
   *
   * @param deadlineMs epoch milliseconds from which on the tasks may not write any more
   */
  record StartCycle(InstantId instant, Offsets committed, long deadlineMs) implements CycleAction {}

  record Commit(InstantId instant, Offsets base, List<Contribution> contributions)
      implements CycleAction {

    public Commit {
      contributions = List.copyOf(contributions);
    }
  }

  record Confirm(InstantId instant) implements CycleAction {}

  /** Keep the table in order while nobody writes to it. */
  record Maintain() implements CycleAction {}

  record Abort(InstantId instant) implements CycleAction {}
}
