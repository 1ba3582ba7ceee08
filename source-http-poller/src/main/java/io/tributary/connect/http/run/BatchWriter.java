package io.tributary.connect.http.run;

import io.tributary.connect.http.records.RecordSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the records of one transaction into batches. Only the last record carries the offset behind
 * the transaction, which is not known before the end: so one record is always held back.
 *
 * <p>Nothing leaves before a batch is full. A transaction that fits into one batch is all or
 * nothing wherever the worker sets its boundaries.
 */
final class BatchWriter implements RecordSink {

  private final Handoff handoff;
  private final int maxRecords;
  private final Runnable onTaken;
  private List<SourceRecord> batch = new ArrayList<>();
  private @Nullable SourceRecord held;
  private boolean begun;

  /**
   * @param maxRecords of a batch
   * @param onTaken runs on the task's thread once it has the last batch
   */
  BatchWriter(Handoff handoff, int maxRecords, Runnable onTaken) {
    this.handoff = handoff;
    this.maxRecords = maxRecords;
    this.onTaken = onTaken;
  }

  @Override
  public void record(SourceRecord record) {
    if (held != null) {
      batch.add(held);
      if (batch.size() == maxRecords) {
        leave(Batch.Ending.OPEN, BatchWriter::nothing);
      }
    }
    held = record;
  }

  /**
   * Ends the transaction; false if it has no record, so that nothing is handed over.
   *
   * @param offset behind the transaction
   */
  boolean commit(Map<String, ?> offset) {
    if (held == null) {
      return false;
    }
    batch.add(withOffset(held, offset));
    end(Batch.Ending.COMMIT, onTaken);
    return true;
  }

  /**
   * Takes back what was handed over, if anything was, as it will come again. The offsets that went
   * along lead to it, so it does no harm that Connect commits them.
   */
  void abort() {
    if (begun && held != null) {
      batch = new ArrayList<>(List.of(held));
      end(Batch.Ending.ABORT, BatchWriter::nothing);
    }
  }

  private void end(Batch.Ending ending, Runnable then) {
    leave(ending, then);
    handoff.releaseFloor();
    held = null;
    begun = false;
  }

  private void leave(Batch.Ending ending, Runnable then) {
    if (!begun) {
      handoff.claimFloor();
      begun = true;
    }
    handoff.offer(new Batch(batch, ending, then));
    batch = new ArrayList<>();
  }

  private static void nothing() {
    // The unit goes on with this transaction, or after it was parked.
  }

  private static SourceRecord withOffset(SourceRecord record, Map<String, ?> offset) {
    return new SourceRecord(
        record.sourcePartition(),
        offset,
        record.topic(),
        record.kafkaPartition(),
        record.keySchema(),
        record.key(),
        record.valueSchema(),
        record.value(),
        record.timestamp(),
        record.headers());
  }
}
