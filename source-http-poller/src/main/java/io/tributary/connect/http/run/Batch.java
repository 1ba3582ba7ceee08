package io.tributary.connect.http.run;

import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Records for the task, in their order.
 *
 * @param onTaken runs on the task's thread once it has them
 */
public record Batch(List<SourceRecord> records, Ending ending, Runnable onTaken) {

  /** What becomes of the transaction behind the last record. */
  public enum Ending {
    /** More records belong to it. */
    OPEN,
    /** It is complete. */
    COMMIT,
    /** What was handed over of it will come again, so it must not be seen. */
    ABORT
  }

  /** The record that ends the batch; there always is one. */
  public SourceRecord last() {
    return records.get(records.size() - 1);
  }
}
