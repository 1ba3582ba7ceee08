package io.tributary.connect.jdbcagg.flush;

import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Told of records whose rows the database refuses. */
@FunctionalInterface
public interface Refusals {

  /**
   * Reports one.
   *
   * @throws DataException if nothing tolerates it
   */
  void report(SinkRecord record, DataException cause);
}
