package io.tributary.connect.jdbcagg.retract;

import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets each change of a source pass once, by its position in the source's log: a source connector
 * that is killed sends its last events again, at new offsets.
 */
public final class SourceGate {

  private SourceGate() {}

  /**
   * Judges a record of a partition.
   *
   * @param last as returned for the one before it; null for the first
   * @return what to remember; empty if the change was let pass before
   * @throws ConnectException if it cannot be told, or a snapshot begins again
   */
  public static Optional<String> pass(SinkRecord record, @Nullable String last) {
    SourcePosition position = SourcePosition.of(ChangeEvent.of(record));
    if (last == null) {
      return Optional.of(position.write());
    }
    SourcePosition before = SourcePosition.read(last);
    if (position.snapshot()) {
      if (position.first() || !position.isOfSnapshot(before)) {
        throw SourcePosition.again();
      }
      return Optional.of(position.write());
    }
    if (before.snapshot() || position.compareInLog(before) > 0) {
      return Optional.of(position.write());
    }
    if (position.sourceMs() > before.sourceMs()) {
      throw new ConnectException(
          "A later change has an earlier position in the source's log: the log was reset, or"
              + " another server took over. cdc.state=none cannot go on; set cdc.state=table and"
              + " generation to the next number, with empty tables");
    }
    return Optional.empty();
  }

  /** Whether a record takes part at all. */
  public static boolean concerns(SinkRecord record) {
    if (record.value() == null) {
      return false;
    }
    try {
      return ChangeEvent.of(record).operation() != ChangeEvent.Operation.MESSAGE;
    } catch (DataException e) {
      return false; // refused, with its coordinates, when it is read
    }
  }
}
