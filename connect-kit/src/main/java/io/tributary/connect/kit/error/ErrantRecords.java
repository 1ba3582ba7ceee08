package io.tributary.connect.kit.error;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a sink sends a record that it can never write: to the dead letter queue if the connector's
 * {@code errors.*} keys ask for one (KIP-610), else the task fails with the same cause. Either way
 * it is not lost silently.
 *
 * <p>For the task's thread alone.
 */
public final class ErrantRecords {

  private final @Nullable ErrantRecordReporter reporter;
  private final List<Future<Void>> underWay = new ArrayList<>();

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
    underWay.add(reporter.report(record, located));
  }

  /**
   * Waits until the queue has all that was reported. The framework does so before it commits
   * offsets; a sink that records its progress at the destination has to do so before that.
   *
   * @throws ConnectException if the queue does not take a record
   */
  public void awaitAcknowledged() {
    try {
      for (Future<Void> each : underWay) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new ConnectException(
          "A bad record cannot be written to the dead letter queue. Check that its topic is there"
              + " and takes records of this size",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("Stopped while the dead letter queue was written to", e);
    } finally {
      underWay.clear();
    }
  }
}
