package io.tributary.connect.hudi.control;

import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tasks tell each other. None of it is the truth about progress: that lies in the table's last
 * commit, and an event that is lost or comes twice costs a repetition at most.
 */
public sealed interface ControlEvent {

  /** A task has taken partitions over, and may have missed that a cycle started. */
  record TaskJoined() implements ControlEvent {}

  /**
   * A task has something to commit.
   *
   * @param schema the columns it knows of
   * @param full whether it takes no more until then
   */
  record RowsPending(TableSchema schema, boolean full) implements ControlEvent {}

  /**
   * The coordinator opened an instant: write what you have, and say so.
   *
   * @param committed what the table holds now; a task that stands elsewhere goes back there
   * @param schema the table's columns, null before the first commit
   * @param remainingMs milliseconds in which to write; a length, as clocks of workers differ
   */
  record CycleStarted(
      InstantId instant, Offsets committed, @Nullable TableSchema schema, long remainingMs)
      implements ControlEvent {}

  /**
   * A task has written, for each partition that it owns.
   *
   * @param schema the columns that it wrote, null where it knows none and wrote nothing
   */
  record RowsWritten(
      InstantId instant, List<Contribution> contributions, @Nullable TableSchema schema)
      implements ControlEvent {

    public RowsWritten {
      contributions = List.copyOf(contributions);
    }
  }

  /** A task could not write; the instant cannot be committed. */
  record WriteFailed(InstantId instant) implements ControlEvent {}

  /** The instant is committed. */
  record CycleCommitted(InstantId instant, Offsets committed) implements ControlEvent {}

  /** The instant will be rolled back. */
  record CycleAborted(InstantId instant) implements ControlEvent {}
}
