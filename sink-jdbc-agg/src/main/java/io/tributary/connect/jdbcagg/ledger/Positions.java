package io.tributary.connect.jdbcagg.ledger;

import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.offset.PartitionGate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Where each owned partition stands: what is recorded in the ledger, and how far the records in
 * memory reach. For the task's thread alone.
 */
public final class Positions {

  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  /** Where no event was seen yet. */
  public static final long NO_EVENT = Long.MIN_VALUE;

  /** Where no record was taken in. */
  private static final long NO_OFFSET = -1;

  private final PartitionGate gate = new PartitionGate();
  private final Map<TopicPartition, Position> owned = new HashMap<>();
  private @Nullable TopicPartition latest;
  private @Nullable Position latestPosition;

  /** Adds partitions, of which nothing is known yet. */
  public void open(Collection<TopicPartition> partitions) {
    latest = null;
    partitions.forEach(partition -> owned.put(partition, new Position()));
  }

  /** Drops partitions. */
  public void close(Collection<TopicPartition> partitions) {
    latest = null;
    partitions.forEach(
        partition -> {
          owned.remove(partition);
          gate.forget(partition);
        });
  }

  /** Most records are of the same partition as the one before. */
  private @Nullable Position at(TopicPartition partition) {
    if (!partition.equals(latest)) {
      latest = partition;
      latestPosition = owned.get(partition);
    }
    return latestPosition;
  }

  /** In the order in which all tasks lock them. */
  public static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
    return partitions.stream().sorted(ORDER).toList();
  }

  public Set<TopicPartition> partitions() {
    return owned.keySet();
  }

  /**
   * Notes that a record was offered, so that a partition that the ledger does not know can be read
   * again from there.
   */
  public void sight(TopicPartition partition, long offset) {
    Position position = at(partition);
    if (position != null && position.first == null) {
      position.first = offset;
    }
  }

  /**
   * Starts over from the ledger; what was in memory is void.
   *
   * @param recorded the ledger's offsets of the owned partitions
   * @return where the consumer must read on; partitions of which nothing was seen stay where it is
   */
  public Map<TopicPartition, Long> restart(Map<TopicPartition, Recorded> recorded) {
    Map<TopicPartition, Long> rewinds = new HashMap<>();
    owned.forEach(
        (partition, position) -> {
          Recorded row = recorded.get(partition);
          position.recorded = row == null ? null : row.nextOffset();
          position.progress = row == null ? Progress.NONE : row.progress();
          Long watermark = position.progress.watermarkMs();
          position.watermarkMs = watermark == null ? NO_EVENT : watermark;
          position.floor = position.recorded == null ? 0 : position.recorded;
          position.next = NO_OFFSET;
          Long readFrom = position.recorded == null ? position.first : position.recorded;
          gate.reset(partition, readFrom == null ? 0 : readFrom);
          if (readFrom != null) {
            rewinds.put(partition, readFrom);
          }
        });
    return rewinds;
  }

  /**
   * Whether a record is new. If so it counts as taken in.
   *
   * @throws ConnectException if the log goes back behind the ledger: the topic is another one
   */
  public boolean admit(TopicPartition partition, long offset) {
    Position position = at(partition);
    if (position == null) {
      throw new ConnectException(
          FailureKind.LOST_STATE + ": a record of " + partition + ", which this task does not own");
    }
    if (offset < position.floor) {
      throw new ConnectException(
          "%s: %s has offset %d although reading was to go on at %d, the offset recorded in the"
                  .formatted(FailureKind.LOST_STATE, partition, offset, position.floor)
              + " database. The topic was probably made anew. To aggregate it from its beginning,"
              + " set generation to the next number and empty its tables, or name new ones");
    }
    if (!gate.admit(partition, offset)) {
      return false;
    }
    if (position.first == null) {
      position.first = offset;
    }
    position.next = offset + 1;
    return true;
  }

  /** What the records of a partition have shown, up to the last one in memory. */
  public Progress progress(TopicPartition partition) {
    Position position = at(partition);
    return position == null ? Progress.NONE : position.progress;
  }

  /** Notes what the record that was admitted last has shown. */
  public void progressed(TopicPartition partition, Progress progress) {
    Position position = at(partition);
    if (position != null) {
      position.progress = progress;
    }
  }

  /** Greatest event time of a partition's records so far; {@link #NO_EVENT} before the first. */
  public long watermarkMs(TopicPartition partition) {
    Position position = at(partition);
    return position == null ? NO_EVENT : position.watermarkMs;
  }

  /** Notes an event time of the record that was admitted last. */
  public void sawEvent(TopicPartition partition, long eventMs) {
    Position position = at(partition);
    if (position != null && eventMs > position.watermarkMs) {
      position.watermarkMs = eventMs;
    }
  }

  /**
   * What a flush must record: each partition that got on, sorted, so that flushes lock in order.
   */
  public List<OffsetMove> moves() {
    return owned.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ORDER))
        .flatMap(entry -> entry.getValue().move(entry.getKey()).stream())
        .toList();
  }

  /** Notes that the moves are in the ledger. */
  public void recorded(List<OffsetMove> moves) {
    for (OffsetMove move : moves) {
      Position position = at(move.partition());
      if (position != null) {
        position.recorded = move.to();
      }
    }
  }

  /** The recorded offsets of owned partitions. */
  public Map<TopicPartition, Long> durable() {
    Map<TopicPartition, Long> durable = new HashMap<>();
    owned.forEach(
        (partition, position) -> {
          if (position.recorded != null) {
            durable.put(partition, position.recorded);
          }
        });
    return durable;
  }

  private static final class Position {
    /** As the ledger has it; null where it has none. */
    private @Nullable Long recorded;

    /** No record may come below what the ledger said at the last restart. */
    private long floor;

    /** First offset seen. */
    private @Nullable Long first;

    /** Behind the last record in memory, or {@link #NO_OFFSET} since the last restart. */
    private long next = NO_OFFSET;

    /** As of {@link #next}, but for the watermark. */
    private Progress progress = Progress.NONE;

    /** As of {@link #next}; apart, as most records move it. */
    private long watermarkMs = NO_EVENT;

    List<OffsetMove> move(TopicPartition partition) {
      return next == NO_OFFSET || (recorded != null && next == recorded)
          ? List.of()
          : List.of(
              new OffsetMove(
                  partition,
                  recorded,
                  next,
                  progress.withWatermark(watermarkMs == NO_EVENT ? null : watermarkMs)));
    }
  }
}
