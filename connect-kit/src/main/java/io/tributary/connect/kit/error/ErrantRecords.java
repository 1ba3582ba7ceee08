package io.tributary.connect.kit.error;

import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a sink sends a record that it can never write: to the dead letter queue if the connector's
 * {@code errors.*} keys ask for one (KIP-610), else the task fails with the same cause. Either way
 * it is not lost silently.
 */
public final class ErrantRecords {

  private final @Nullable ErrantRecordReporter reporter;

  private ErrantRecords(@Nullable ErrantRecordReporter reporter) {
    this.reporter = reporter;
  }

  public static ErrantRecords from(SinkTaskContext context) {
    return new ErrantRecords(context.errantRecordReporter());
  }

  /**
   * Reports one bad record.
   *
   * @param cause says what is wrong with the record, without quoting its content
   * @throws DataException the cause with the record's coordinates, where nothing tolerates errors
   */
  public void report(SinkRecord record, DataException cause) {
    DataException located =
        new DataException(cause.getMessage() + " [" + Coordinates.of(record) + "]", cause);
    if (reporter == null) {
      throw located;
    }
    // The framework awaits the queue's acknowledgement before it commits offsets.
    var unused = reporter.report(record, located);
  }
}
