package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.control.ControlChannel;
import io.tributary.connect.hudi.control.ControlEvent;
import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.FencedFailure;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.write.RowEncoder;
import io.tributary.connect.hudi.write.TableWriter;
import io.tributary.connect.hudi.write.WriteOrder;
import io.tributary.connect.kit.error.FailureKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task's share of the commit cycle: it buffers the rows of its partitions, writes them when a
 * cycle starts, and goes back to what the table holds when a cycle fails.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class Participant {

  private static final Logger LOG = LoggerFactory.getLogger(Participant.class);

  /** How long an announcement may go unanswered before it is made again. */
  private static final long REPEAT_MS = 5_000;

  private final Parts parts;
  private final int maxRows;
  private final Map<TopicPartition, PartitionProgress> partitions = new LinkedHashMap<>();
  private long repeatFromMs;
  private boolean announcedFull;

  /** Lets a partition be read again. */
  public interface Rewind {
    void to(TopicPartition partition, long offset);
  }

  /**
   * What a participant works with.
   *
   * @param table reads what the table's last commit holds
   */
  public record Parts(
      TableWriter writer,
      RowEncoder encoder,
      ControlChannel channel,
      Rewind rewind,
      Supplier<Offsets> table,
      FaultPoint faults,
      CommitMeter meter,
      InstantSource clock) {}

  /**
   * @param maxRows buffered rows from which on a commit is asked for at once
   */
  public Participant(int maxRows, Parts parts) {
    this.maxRows = maxRows;
    this.parts = parts;
  }

  /**
   * Takes a partition over.
   *
   * @param committed the next offset that the table holds for it, or {@link Offsets#NONE}
   */
  public void own(TopicPartition partition, long committed) {
    partitions.put(partition, new PartitionProgress(partition, committed));
  }

  /** Says that partitions were taken over. */
  public void join() {
    parts.channel().send(new ControlEvent.TaskJoined());
  }

  /** Gives a partition up; whoever owns it next reads its rows again. */
  public void disown(TopicPartition partition) {
    partitions.remove(partition);
  }

  /** Buffers what one record changes, nothing for a record that was passed over. */
  public void stage(TopicPartition partition, long offset, List<RowChange> changes) {
    progress(partition).stage(offset, changes);
  }

  /** Offsets that the table holds, of the partitions that this task owns. */
  public Map<TopicPartition, Long> durable() {
    Map<TopicPartition, Long> durable = new HashMap<>();
    partitions.forEach(
        (partition, progress) -> {
          if (progress.committed() != Offsets.NONE) {
            durable.put(partition, progress.committed());
          }
        });
    return durable;
  }

  /** Whether no more should be read before the next commit. */
  public boolean full() {
    return rows() >= maxRows;
  }

  /** Asks for a commit where something waits for one and that was not said lately. */
  public void announce() {
    TableSchema schema = parts.encoder().schema();
    // Before the first row there is no table that a commit could move on.
    if (schema == null || partitions.values().stream().noneMatch(Participant::waits)) {
      return;
    }
    long now = parts.clock().millis();
    boolean fullNow = full();
    if ((fullNow && !announcedFull) || now >= repeatFromMs) {
      repeatFromMs = now + REPEAT_MS;
      announcedFull = fullNow;
      parts.channel().send(new ControlEvent.RowsPending(schema, fullNow));
    }
  }

  /**
   * Takes part in a cycle.
   *
   * @throws TableFailure where the task cannot go on
   */
  public void on(ControlEvent event) {
    if (event instanceof ControlEvent.CycleStarted started) {
      if (!overtaken(started.committed())) {
        Map<TopicPartition, PartitionProgress> asked = unanswered(started.instant());
        settle(asked, started.committed());
        write(started, asked);
      }
    } else if (event instanceof ControlEvent.CycleCommitted committed) {
      if (!overtaken(committed.committed())) {
        settle(partitions, committed.committed());
        announceAgain();
      }
    } else if (event instanceof ControlEvent.CycleAborted) {
      partitions.forEach(
          (partition, progress) -> {
            if (progress.unconfirmed()) {
              rewind(partition, progress, progress.committed());
            }
          });
      announceAgain();
    }
  }

  /** What was written counts as waiting until it is confirmed: the coordinator may be gone. */
  private static boolean waits(PartitionProgress progress) {
    return progress.pending() || progress.unconfirmed();
  }

  private Map<TopicPartition, PartitionProgress> unanswered(InstantId instant) {
    Map<TopicPartition, PartitionProgress> asked = new LinkedHashMap<>(partitions);
    asked.values().removeIf(progress -> progress.hasAnswered(instant));
    asked.values().forEach(progress -> progress.answer(instant));
    return asked;
  }

  /**
   * Whether what a coordinator says was true only before the table's first commit of a partition: a
   * coordinator that stood still says it long after. Whether it is the table that went back, the
   * table alone can tell.
   */
  private boolean overtaken(Offsets said) {
    List<TopicPartition> unknown =
        partitions.entrySet().stream()
            .filter(owned -> owned.getValue().committed() != Offsets.NONE)
            .map(Map.Entry::getKey)
            .filter(partition -> said.of(partition) == Offsets.NONE)
            .toList();
    if (unknown.isEmpty()) {
      return false;
    }
    Offsets table = parts.table().get();
    for (TopicPartition partition : unknown) {
      if (table.of(partition) == Offsets.NONE) {
        throw new TableFailure(
            FailureKind.LOST_STATE,
            "The table no longer knows partition %s, which it had committed. Was it deleted or replaced? Restart the connector to begin a new table."
                .formatted(partition),
            null);
      }
    }
    return true;
  }

  private void settle(Map<TopicPartition, PartitionProgress> asked, Offsets table) {
    asked.forEach(
        (partition, progress) -> {
          long offset = table.of(partition);
          if (progress.agrees(offset)) {
            progress.confirm(offset);
          } else {
            rewind(partition, progress, offset);
          }
        });
  }

  private void write(
      ControlEvent.CycleStarted started, Map<TopicPartition, PartitionProgress> asked) {
    if (started.schema() != null) {
      parts.encoder().include(started.schema());
    }
    TableSchema schema = parts.encoder().schema();
    long deadlineMs = parts.clock().millis() + started.remainingMs();
    List<Contribution> contributions = new ArrayList<>();
    parts.meter().writing();
    try {
      Map<TopicPartition, List<FileStat>> files =
          write(started.instant(), schema, drained(asked, schema), deadlineMs);
      asked.forEach(
          (partition, progress) ->
              contributions.add(progress.contribution(files.getOrDefault(partition, List.of()))));
    } catch (TableFailure e) {
      failed(started.instant(), e);
      return;
    }
    parts.faults().reached(FaultPoint.Step.ROWS_WRITTEN);
    parts.channel().send(new ControlEvent.RowsWritten(started.instant(), contributions, schema));
  }

  private static Map<TopicPartition, List<RowChange>> drained(
      Map<TopicPartition, PartitionProgress> asked, @Nullable TableSchema schema) {
    Map<TopicPartition, List<RowChange>> changes = new LinkedHashMap<>();
    asked.forEach(
        (partition, progress) -> {
          if (progress.pending() && schema != null) {
            List<RowChange> batch = progress.drain();
            if (!batch.isEmpty()) {
              changes.put(partition, batch);
            }
          }
        });
    return changes;
  }

  private Map<TopicPartition, List<FileStat>> write(
      InstantId instant,
      @Nullable TableSchema schema,
      Map<TopicPartition, List<RowChange>> changes,
      long deadlineMs) {
    return schema == null || changes.isEmpty()
        ? Map.of()
        : parts.writer().write(new WriteOrder(instant, schema, deadlineMs), changes);
  }

  private void failed(InstantId instant, TableFailure failure) {
    if (failure.kind() != FailureKind.TRANSIENT) {
      throw failure;
    }
    if (failure instanceof FencedFailure) {
      parts.meter().fenced();
    }
    LOG.warn("{}", failure.getMessage(), failure);
    parts.channel().send(new ControlEvent.WriteFailed(instant));
  }

  private void rewind(TopicPartition partition, PartitionProgress progress, long tableOffset) {
    long from = progress.rewind(tableOffset);
    if (from != Offsets.NONE) {
      parts.meter().rewound();
      parts.rewind().to(partition, from);
    }
  }

  private void announceAgain() {
    repeatFromMs = 0;
    announcedFull = false;
  }

  /** How many changed rows wait for a commit. */
  public int rows() {
    return partitions.values().stream().mapToInt(PartitionProgress::rows).sum();
  }

  private PartitionProgress progress(TopicPartition partition) {
    return Objects.requireNonNull(partitions.get(partition), "partition is not owned");
  }
}
