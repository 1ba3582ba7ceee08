package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.write.BatchBuffer;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far one Kafka partition is read, written and committed. All three are next offsets, {@link
 * Offsets#NONE} where there is none.
 */
final class PartitionProgress {

  private final TopicPartition partition;
  private final BatchBuffer buffer = new BatchBuffer();
  private long committed;
  private long written = Offsets.NONE;
  private long read = Offsets.NONE;
  private long origin = Offsets.NONE;
  private @Nullable InstantId answered;

  PartitionProgress(TopicPartition partition, long committed) {
    this.partition = partition;
    this.committed = committed;
  }

  void stage(long offset, List<RowChange> changes) {
    if (origin == Offsets.NONE) {
      origin = offset;
    }
    read = offset + 1;
    changes.forEach(buffer::add);
  }

  /** Whether this partition has answered an instant already; a start may be heard twice. */
  boolean hasAnswered(InstantId instant) {
    return instant.equals(answered);
  }

  void answer(InstantId instant) {
    answered = instant;
  }

  long committed() {
    return committed;
  }

  int rows() {
    return buffer.size();
  }

  /** Whether something was read that is neither committed nor written. */
  boolean pending() {
    return read != Offsets.NONE;
  }

  /** Whether something was written that is not committed. */
  boolean unconfirmed() {
    return written != Offsets.NONE;
  }

  /** Takes the batch out; from here on it counts as written, even if writing fails half way. */
  List<RowChange> drain() {
    written = read;
    read = Offsets.NONE;
    return buffer.drain();
  }

  Contribution contribution(List<FileStat> files) {
    return written == Offsets.NONE
        ? Contribution.none(partition, committed)
        : new Contribution(partition, committed, written, files);
  }

  /** Whether the table stands where this partition believes, or where it just wrote up to. */
  boolean agrees(long tableOffset) {
    return tableOffset == (unconfirmed() ? written : committed);
  }

  /** The table holds what was written. */
  void confirm(long tableOffset) {
    committed = tableOffset;
    written = Offsets.NONE;
  }

  /**
   * Forgets all that is not committed.
   *
   * @return the offset to read from again, or {@link Offsets#NONE} where nothing was read yet
   */
  long rewind(long tableOffset) {
    buffer.clear();
    committed = tableOffset;
    written = Offsets.NONE;
    read = Offsets.NONE;
    return tableOffset == Offsets.NONE ? origin : tableOffset;
  }
}
