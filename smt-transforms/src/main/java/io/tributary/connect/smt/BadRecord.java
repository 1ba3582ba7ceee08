package io.tributary.connect.smt;

import io.tributary.connect.kit.error.Coordinates;
import io.tributary.connect.smt.problem.BadValueException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** How a failure names its record: where it came from, never what is in it. */
final class BadRecord {

  private BadRecord() {}

  /**
   * The failure that Connect hands to the dead letter queue.
   *
   * @param what what could not be done, as the first clause of the message
   * @param mend what to do about it, as its last sentence
   */
  static DataException failure(
      String what, ConnectRecord<?> record, BadValueException cause, String mend) {
    return new DataException(
        "%s [%s]: %s. %s".formatted(what, place(record), cause.getMessage(), mend), cause);
  }

  private static String place(ConnectRecord<?> record) {
    return record instanceof SinkRecord consumed
        ? Coordinates.of(consumed)
        : "topic=%s partition=%s".formatted(record.topic(), record.kafkaPartition());
  }
}
